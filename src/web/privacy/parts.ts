import { listing } from "../../kernel/words.ts";
import type { ChoiceCell } from "../../privacy/choice-menu.ts";
import { higher, type Level, storedOf } from "../../privacy/level.ts";
import { say, spoken } from "../language.tsx";
import { ownWords, partWords, wrote } from "./part-words.ts";

type Part = ChoiceCell["parts"][number];

/** Another part of a cell in a few words, with its level: "Staff notes: Summary", "Class work: Details". */
export interface PartLine {
  readonly word: string;
  readonly level: Level;
  readonly lock: Part["lock"];
}

/** Two parts of the same words and level are one line: bests and works of one class. */
const unique = (lines: readonly PartLine[]): PartLine[] => [
  ...new Map(lines.map((line) => [`${line.word} ${line.level}`, line])).values(),
];

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const baseLine = ({ slice, level, lock }: Part): PartLine => ({ word: say(partWords[slice]), level, lock });
const ownLine = ({ slice, own, lock }: Part): PartLine => ({
  word: capital(say(ownWords[slice] ?? wrote)),
  level: own,
  lock: lock === "family" ? "school" : lock,
});
const hasOwn = ({ own, level }: Part) => storedOf(own) > storedOf(level);

/** What of a part differs from its cell: its own level, or what opens on somebody's own. */
function linesOf({ slices, level }: ChoiceCell, part: Part): PartLine[] {
  const differs = !slices.includes(part.slice) || part.level !== level;
  return [...(differs ? [baseLine(part)] : []), ...(hasOwn(part) ? [ownLine(part)] : [])];
}

/** Every part that differs, with what stays hidden: for who asks why. */
export const everyPart = (cell: ChoiceCell): PartLine[] => unique(cell.parts.flatMap((part) => linesOf(cell, part)));

/** Parts to name below a cell: those that open something else, and own words that were lowered. */
export const openParts = (cell: ChoiceCell): PartLine[] =>
  unique(
    cell.parts.flatMap((part) =>
      linesOf(cell, part).filter(({ level }) => level !== "hidden" || cell.slices.includes(part.slice)),
    ),
  );

/** Where nothing opens but what is a group's own: how much of it, and of what. */
export function onlyOwn({ level, options, parts }: ChoiceCell): { level: Level; of: string } | undefined {
  const own = parts.filter(hasOwn);
  if (level !== "hidden" || options.length > 0 || own.length === 0) return undefined;
  const words = [...new Set(own.map(({ slice }) => say(ownWords[slice] ?? wrote)))];
  return {
    level: own.reduce<Level>((wide, each) => higher(wide, each.own), "hidden"),
    of: listing(words, spoken()),
  };
}
