import { Plural, Trans } from "@lingui/react/macro";
import { type Level, levelWords } from "../../privacy/level.ts";
import { say } from "../language.tsx";
import type { Preview } from "./saying.ts";

/** As many lines as a menu shows of a summary. */
const shown = 3;

const quoted = (line: string): string => (/^[“"«]/.test(line) ? line : `“${line}”`);

/** What one level would show of this child, in a line or three. */
export function LevelPreview({ level, preview }: { level: Level; preview?: Preview }) {
  if (level === "hidden" || !preview) return <span className="level-preview">{say(levelWords.hidden.means)}</span>;
  const { lines, items } = preview;
  if (lines.length === 0) {
    return (
      <span className="level-preview">
        <Trans>Nothing is here yet</Trans>
      </span>
    );
  }
  const first = lines.slice(0, shown);
  const more = lines.length - first.length;
  return (
    <span className="level-preview">
      {level === "status" ? first.map(quoted).join(" ") : first.map(withStop).join(" ")}
      {more > 0 && (
        <>
          {" "}
          <Trans>And {more} more.</Trans>
        </>
      )}
      {items !== undefined && (
        <>
          {" "}
          <Plural value={items} one="# item." other="# items." />
        </>
      )}
    </span>
  );
}

const withStop = (line: string): string => (/[.!?”"»…]$/.test(line) ? line : `${line}.`);
