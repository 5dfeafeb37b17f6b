import "./support-chip.css";
import { Plural } from "@lingui/react/macro";
import { Languages, LifeBuoy, type LucideIcon, Scale } from "lucide-react";
import type { Tile } from "../../insight/day-one.ts";

type Support = Tile["supports"][number];
type Basis = Support["basis"];

/** What a support rests on, at a glance. */
export const supportIcons: Readonly<Record<Basis, LucideIcon>> = {
  "legal-plan": Scale,
  "english-learner": Languages,
  support: LifeBuoy,
};
const strongestFirst: readonly Basis[] = ["legal-plan", "english-learner", "support"];

/** An English learner's level says more than that there is one. */
export const nameOfSupport = ({ basis, title, level }: Support): string =>
  basis === "english-learner" && level ? level : title;

/** A tile has room for so many letters. */
const longest = 11;

/** What must be provided, in one phrase: "Extra time", "Level 3", "4 supports". Everything of it is said to who listens. */
export function SupportChip({ supports }: { supports: readonly Support[] }) {
  const basis = strongestFirst.find((each) => supports.some((support) => support.basis === each));
  if (!basis) return null;
  const Icon = supportIcons[basis];
  const names = supports.map(nameOfSupport);
  const [first = ""] = names;
  const isShort = names.length === 1 && first.length <= longest;
  return (
    <span className="support-chip" data-basis={basis} title={names.join(", ")}>
      <Icon size={14} aria-hidden />
      <span aria-hidden>{isShort ? first : <Plural value={names.length} one="# support" other="# supports" />}</span>
      <span className="visually-hidden">{names.join(", ")}</span>
    </span>
  );
}
