import { useSyncExternalStore } from "react";

const phone = "(max-width: 760px)";

function listen(changed: () => void): () => void {
  const query = matchMedia(phone);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Whether the page is as wide as a phone: menus become sheets, a matrix becomes a list. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => matchMedia(phone).matches);
