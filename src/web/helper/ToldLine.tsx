import type { Told } from "../shell/use-acting.ts";

/** How the last act went, on top of the page; it was said aloud already. */
export function ToldLine({ told }: { told: Told | undefined }) {
  if (!told) return null;
  return <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>;
}
