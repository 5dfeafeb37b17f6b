import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { agreementStates } from "./agreement.ts";
import { type Category, categories, slicesIn } from "./category.ts";
import { higher, type Level, levels, lower } from "./level.ts";
import type { Pack } from "./pack.ts";
import type { checkKeys } from "./vetting.ts";

/** Days for which a family lets a helper in where it says nothing else, and at most (docs/helpers.md, "Letting somebody in"). */
export const helperDays = 365;

const Line = Type.String({ minLength: 1, maxLength: 120 });
const Prose = Type.String({ minLength: 1, maxLength: 500 });

/** How much of one category. */
export const Share = Type.Object({ category: Type.Enum(categories), level: Type.Enum(levels) });
/** How much a helper may see, by category; what is not named stays hidden. */
const Shares = Type.Array(Share, {
  maxItems: categories.length,
  description: "without it the set *Learning helpers*",
});
export type Shares = Static<typeof Shares>;

const sharing = {
  why: Prose,
  endsOn: Type.Optional(
    Type.String({ format: "date", description: "the last day; in 12 months at most, as without it" }),
  ),
  shares: Type.Optional(Shares),
};

/** A family lets somebody in to help one of its children. */
export const HelperOrder = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120, description: "of the person" }),
  organization: Type.Optional(Line),
  contact: Type.Optional(Type.String({ minLength: 3, maxLength: 254, description: "address or phone" })),
  ...sharing,
});
export type HelperOrder = Static<typeof HelperOrder>;

const Code = Type.String({ minLength: 8, maxLength: 20 });

/** A family connects its child with a name on a program's list. */
export const JoinOrder = Type.Object({ code: Code, ...sharing });
export type JoinOrder = Static<typeof JoinOrder>;

/** A helper of one child helps another child of the same family too. */
export const SiblingOrder = Type.Object({ learnerId: Id, ...sharing });
export type SiblingOrder = Static<typeof SiblingOrder>;

/** What the office copies from a paper that somebody of the family signed at a program, and the paper itself. */
export const PaperJoinOrder = Type.Object({
  code: Code,
  why: Prose,
  endsOn: sharing.endsOn,
  shares: Type.Array(Share, { minItems: 1, maxItems: categories.length, description: "what the paper names" }),
  signedBy: Id,
  signedOn: Type.String({ format: "date", description: "the day on the paper" }),
  paper: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    data: Type.String({ contentEncoding: "base64", minLength: 8, description: "PDF, JPEG or PNG, 20 MB at most" }),
  }),
});
export type PaperJoinOrder = Static<typeof PaperJoinOrder>;

/** A program that was let in by a paper, as the office that keeps the paper reads it. */
export const PaperJoined = Type.Object({
  programId: Id,
  name: Type.String(),
  signedOn: OnDate,
  signedBy: Type.Enum(["guardian", "learner"]),
  endsOn: Type.Optional(OnDate),
  isOpen: Type.Boolean(),
});
export type PaperJoined = Static<typeof PaperJoined>;

/** A program that a district runs with somebody. */
export const ProgramTerms = Type.Object({
  name: Line,
  organization: Type.String({ minLength: 1, maxLength: 120 }),
  contact: Type.String({ minLength: 3, maxLength: 254 }),
  purpose: Prose,
  startsOn: OnDate,
  endsOn: OnDate,
});
export type ProgramTerms = Static<typeof ProgramTerms>;

/** Of the vetting of agreements (vetting.ts) what concerns people who help, and no software. */
export const programChecks = [
  "signed",
  "school-official",
  "least-data",
  "no-sale-no-ads",
  "security",
  "deletion",
] as const satisfies readonly (typeof checkKeys)[number][];

/** A program as administrators keep it. Who is in it is the families' and the program's. */
export const ProgramView = Type.Object({
  id: Id,
  ...Type.Omit(ProgramTerms, ["startsOn", "endsOn"]).properties,
  startsOn: OnDate,
  endsOn: OnDate,
  state: Type.Enum(agreementStates),
  checks: Type.Array(Type.Enum(programChecks), { description: "that passed" }),
  people: Type.Array(Type.Object({ subjectId: Id, name: Type.String() })),
  learners: Type.Union([Type.Integer({ minimum: 10 }), Type.Null()], {
    description: "how many families let it in; null below 10",
  }),
});
export type ProgramView = Static<typeof ProgramView>;

/** Fewer than so many are not counted aloud: a small number tells who. */
export const smallestCount = 10;

/** Who helps a learner, as the family reads it. */
export const HelperView = Type.Object({
  programId: Id,
  name: Type.String(),
  people: Type.Array(Type.String()),
  organization: Type.Optional(Type.String()),
  contact: Type.Optional(Type.String()),
  purpose: Type.String(),
  why: Type.Optional(Type.String()),
  listedAs: Type.Optional(Type.String({ description: "what the program's own list calls the child" })),
  isFamilys: Type.Boolean({ description: "invited by the family; else looked over by the district" }),
  endsOn: Type.Optional(OnDate),
  signedOn: Type.Optional(Type.String({ format: "date", description: "of a paper that the office wrote down" })),
  sharedAt: Type.String({ format: "date-time" }),
  trusted: Type.Array(Type.String(), { description: "kinds that you accept from it always" }),
});
export type HelperView = Static<typeof HelperView>;

/** A program behind a code, before a family says yes. */
export const ProgramPreview = Type.Object({
  name: Type.String(),
  organization: Type.Optional(Type.String()),
  purpose: Type.String(),
  people: Type.Array(Type.String()),
  listedAs: Type.String(),
  endsOn: Type.Optional(OnDate),
});
export type ProgramPreview = Static<typeof ProgramPreview>;

/** What of each category a helper may be shown at most; categories without are nobody's to share with one. */
export function helperCeilings(pack: Pack): Map<Category, Level> {
  const [policy] = pack.of("helper");
  if (!policy) return new Map();
  return new Map(
    categories.flatMap((category): [Category, Level][] => {
      const open = slicesIn(category)
        .map((slice) => policy.cell(slice))
        .filter(({ lock }) => lock === "family");
      const highest = open.reduce<Level>((high, { ceiling }) => higher(high, ceiling), "hidden");
      return highest === "hidden" ? [] : [[category, highest]];
    }),
  );
}

/** The set *Learning helpers* of the pack, within what a helper may be shown. */
export function usualShares(pack: Pack): Shares {
  const ceilings = helperCeilings(pack);
  const preset = pack.document.presets.find((each) => each.preset === "learning-helpers");
  const wanted = (preset?.levels ?? []).filter(({ audiences }) => audiences.includes("helper"));
  return wanted.flatMap(({ categories: among, level }) =>
    among.flatMap((category) => {
      const ceiling = ceilings.get(category);
      return ceiling ? [{ category, level: lower(level, ceiling) }] : [];
    }),
  );
}
