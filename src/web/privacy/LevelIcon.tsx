import "./level-icon.css";
import { EyeOff } from "lucide-react";
import type { Level } from "../../privacy/level.ts";

/** A page that fills up: one line, three lines, two pages. Paths of a 20 by 20 square. */
const pages: Readonly<Record<Exclude<Level, "hidden">, string>> = {
  status: "M4.5 3h11v14h-11zM7.5 10h5",
  summary: "M4.5 3h11v14h-11zM7.5 7h5M7.5 10h5M7.5 13h3.5",
  detail: "M7 2.5h9.5v12H7zM4 6v11.5h9.5M9.5 6h4.5M9.5 8.5h4.5M9.5 11h3",
};

/**
 * The icon of a level, the same on every screen; its word (`levelWords`) always stands beside it. On a tile where the family
 * decides, sand and then one green from light to dark; plain where it is set by school or law.
 */
export function LevelIcon({ level, tile = false }: { level: Level; tile?: boolean }) {
  return (
    <span className="level-icon" data-level={level} data-tile={tile || undefined} aria-hidden>
      {level === "hidden" ? (
        <EyeOff size={18} strokeWidth={1.6} />
      ) : (
        <svg viewBox="0 0 20 20" width={18} height={18} aria-hidden>
          <path d={pages[level]} />
        </svg>
      )}
    </span>
  );
}
