import { useEffect } from "react";
import { api } from "../api.ts";

/** Half of the minute within which what a court or a birthday changed holds on a page that lies open. */
const every = 30_000;

/**
 * Asks twice a minute whether the reader still has the ties the page was drawn for. When not, the page is read anew from nothing, so that
 * who was kept away meanwhile sees what somebody sees who never had a tie. For families and helpers: staff's ties change with every seat.
 */
export function TieWatch() {
  useEffect(() => {
    let known: string | undefined;
    const look = async () => {
      const answer = await api.get<{ stamp: string }>("/session/ties").catch(() => undefined);
      if (!answer) return;
      if (known !== undefined && known !== answer.stamp) window.location.reload();
      known = answer.stamp;
    };
    void look();
    const timer = setInterval(() => void look(), every);
    const atReturn = () => document.visibilityState === "visible" && void look();
    document.addEventListener("visibilitychange", atReturn);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", atReturn);
    };
  }, []);
  return null;
}
