import { type RefObject, useLayoutEffect, useState } from "react";

/** How many columns of a width fit beside the first one, measured on the element that holds them; at least one, at most `most`. */
export function useRoom(
  place: RefObject<HTMLElement | null>,
  { first, column, most }: { first: number; column: number; most: number },
): number {
  const [room, setRoom] = useState(most);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => setRoom(Math.max(1, Math.min(most, Math.floor((element.clientWidth - first) / column))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, first, column, most]);
  return room;
}
