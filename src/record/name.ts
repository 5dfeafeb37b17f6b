import type { Static } from "typebox";
import { body, Line, optional } from "../entry/fields.ts";
import { defineKind, saidFirst } from "../entry/kind.ts";
import { folded } from "../kernel/words.ts";

/** The name a learner goes by, how to say it, and pronouns. The legal name is in `identity`, which opens to fewer. */
const NameBody = body({
  given: Line,
  family: optional(Line),
  pronunciation: optional(Line),
  pronouns: optional(Line),
});
type NameBody = Static<typeof NameBody>;

const fullName = ({ given, family }: Pick<NameBody, "given" | "family">): string =>
  family ? `${given} ${family}` : given;

/** One line is the whole name in use; detail adds the earlier ones. */
export const name = defineKind({
  name: "name",
  slice: "name",
  layer: "backpack",
  legalClass: "directory",
  schema: NameBody,
  title: { en: "Name", es: "Nombre" },
  inDetail: { en: "Every name used, with dates.", es: "Cada nombre usado, con fechas." },
  whenMissing: "keep",
  status: (entries) => {
    const current = saidFirst(entries)[0]?.body;
    if (!current) return undefined;
    const { pronunciation, pronouns } = current;
    return { name: fullName(current), ...(pronunciation && { pronunciation }), ...(pronouns && { pronouns }) };
  },
  learner: (entries) => {
    const current = saidFirst(entries)[0]?.body;
    if (!current) return {};
    const { given, family = "" } = current;
    return {
      displayName: fullName(current),
      sortName: folded(`${family} ${given}`),
      givenSortName: folded(`${given} ${family}`),
    };
  },
  say: {
    status: ({ name: full }) => full,
    detail: (each) => fullName(each),
  },
});
