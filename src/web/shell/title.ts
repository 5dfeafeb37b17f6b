import { useEffect } from "react";

/** Names the page in the tab, in history and to who listens: "Algebra 1, Daypack". */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title}, Daypack`;
    return () => {
      document.title = "Daypack";
    };
  }, [title]);
}
