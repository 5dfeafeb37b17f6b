import { addDays, type IsoDate } from "../kernel/date.ts";
import {
  type AgeReview,
  type GuardianStep,
  guardianSteps,
  type Inherited,
  type OwnGuardian,
  previewDays,
  stepLevels,
} from "./age-review.ts";
import type { Category } from "./category.ts";
import type { ChoiceCell, ChoiceColumn, ChoiceMenu } from "./choice-menu.ts";
import type { ConsentView } from "./consent.ts";
import { gives } from "./consent-life.ts";
import type { DirectoryAudience, DirectorySetting } from "./directory.ts";
import { isBelow } from "./level.ts";

/** What guardians had decided, as far as it is in the database itself; the levels of the menu come beside it. */
export interface Inheritance {
  readonly consents: readonly ConsentView[];
  /** Helpers and apps of which a consent speaks: the choices about them are part of it. */
  readonly agreed: readonly string[];
  readonly keptIn: readonly { readonly audience: DirectoryAudience; readonly items: DirectorySetting["keptIn"] }[];
  readonly guardians: readonly Omit<OwnGuardian, "reads">[];
}

/** Who looks at the list, and when. */
interface Viewer {
  readonly isLearner: boolean;
  readonly isOfAge: boolean;
}
type Row<What extends Inherited["what"]> = Extract<Inherited, { what: What }>;

/** The first day on which the list says something, where the day of the rights is known and still far away. */
function previewFrom(ofAgeOn: IsoDate | undefined, isOfAge: boolean, today: IsoDate): IsoDate | undefined {
  if (isOfAge || ofAgeOn === undefined) return undefined;
  const from = addDays(ofAgeOn, -previewDays);
  return from > today ? from : undefined;
}

/** What a learner who comes of age finds decided, each with what can be done about it. */
function inheritedOf(
  { consents, agreed, keptIn }: Inheritance,
  menu: Pick<ChoiceMenu, "columns" | "overrides">,
  viewer: Viewer,
): Inherited[] {
  return [
    ...consents.flatMap((consent) => consentRow(consent, viewer)),
    ...menu.columns.filter(({ target }) => !agreed.includes(target)).flatMap((column) => choiceRow(column, viewer)),
    ...menu.columns.flatMap((column) => personRows(column, menu.overrides, viewer)),
    ...keptIn.flatMap(({ audience, items }) =>
      items.map(
        (item): Row<"directory"> => ({
          ...{ id: `directory:${audience}:${item}`, what: "directory", audience, item },
          ...standing(viewer),
        }),
      ),
    ),
  ];
}

const standing = ({ isLearner, isOfAge }: Viewer) => {
  const may = isLearner && isOfAge;
  return { state: isOfAge ? ("open" as const) : ("coming" as const), canKeep: may, canStop: may };
};

/** A consent that is only asked for is no guardian's decision, and one that the learner signed and nothing paused is the learner's. */
function consentRow(consent: ConsentView, viewer: Viewer): Row<"consent">[] {
  const { id, state, terms, pausedFor, signature, events } = consent;
  const isHalf = state === "half-signed";
  const waits = isHalf || (state === "paused" && pausedFor === "age-flip");
  if (!waits && state !== "paused" && state !== "granted" && !gives(state)) return [];
  if (!waits && viewer.isLearner && signature?.by === "you") return [];
  const may = viewer.isLearner && viewer.isOfAge;
  const isHeld = state === "paused" && !waits;
  return [
    {
      ...{ id: `consent:${id}`, what: "consent", consentId: id, terms },
      isKept:
        viewer.isLearner && events.some(({ step, by }) => by === "you" && (step === "resume" || step === "restore")),
      state: isHeld ? "held" : viewer.isOfAge ? (waits ? "paused" : "open") : "coming",
      canKeep: may && !isHeld,
      canStop: may,
    },
  ];
}

/** The cells of a column that stand as they do by a guardian's word: one who decides still, or who no longer does. */
export const cellsByGuardians = ({ target, cells }: ChoiceColumn, isOfAge: boolean): ChoiceCell[] =>
  target === "guardian" || target === "learner"
    ? []
    : cells.filter(({ because }) =>
        because.some(({ rule }) => rule === (isOfAge ? "choice.former" : "choice.guardian")),
      );

function choiceRow(column: ChoiceColumn, viewer: Viewer): Row<"choice">[] {
  const cells = cellsByGuardians(column, viewer.isOfAge);
  if (cells.length === 0) return [];
  const { target, audience, name } = column;
  return [
    {
      ...{ id: `choice:${target}`, what: "choice", target, audience },
      ...(name && { name }),
      cells: cells.map(({ category, level, start }) => ({ category, level, start })),
      ...standing(viewer),
    },
  ];
}

/** What guardians said of one person and stands: after the day, until the learner speaks of that person and part. */
export const overridesByGuardians = (overrides: ChoiceMenu["overrides"], isOfAge: boolean): ChoiceMenu["overrides"] =>
  overrides.filter(({ by, subjectId, category }) =>
    isOfAge
      ? by === "former" &&
        !overrides.some((own) => own.by === "you" && own.subjectId === subjectId && own.category === category)
      : by === "guardian" || by === "you",
  );

function personRows(column: ChoiceColumn, overrides: ChoiceMenu["overrides"], viewer: Viewer): Row<"person">[] {
  const { target, audience, people, cells } = column;
  return people.flatMap(({ subjectId, name }): Row<"person">[] => {
    const own = overridesByGuardians(overrides, viewer.isOfAge).filter((each) => each.subjectId === subjectId);
    if (own.length === 0) return [];
    const rest = (category: Category) => cells.find((cell) => cell.category === category)?.level ?? "hidden";
    return [
      {
        ...{ id: `person:${subjectId}`, what: "person", subjectId, target, audience },
        ...(name && { name }),
        cells: own.map(({ category, level }) => ({ category, level, start: rest(category) })),
        ...standing(viewer),
      },
    ];
  });
}

const guardianCells = ({ columns }: Pick<ChoiceMenu, "columns">): readonly ChoiceCell[] =>
  columns.find(({ target }) => target === "guardian")?.cells ?? [];

/** What each former guardian reads: what the learner opened to all of them, less what was taken from one. Before the day, what will be. */
const readingOf = (
  { guardians }: Inheritance,
  menu: Pick<ChoiceMenu, "columns" | "overrides">,
  isOfAge: boolean,
): OwnGuardian[] =>
  guardians.map((guardian) => ({
    ...guardian,
    reads: !isOfAge
      ? []
      : guardianCells(menu).flatMap(({ category, level: all }) => {
          const own = menu.overrides.filter(
            (each) => each.subjectId === guardian.subjectId && each.category === category,
          );
          const level = own.reduce((low, each) => (isBelow(each.level, low) ? each.level : low), all);
          return level === "hidden" ? [] : [{ category, level }];
        }),
  }));

/** Which of the three steps stands: the one that says the same of every part. */
const stepOf = (menu: Pick<ChoiceMenu, "columns">): GuardianStep | undefined =>
  guardianSteps.find((step) =>
    guardianCells(menu).every(({ category, level }) => level === (stepLevels[step].get(category) ?? "hidden")),
  );

/** The list itself, from all that was read. */
export function reviewOf(
  age: Pick<AgeReview, "ofAgeOn" | "isOfAge" | "today">,
  isLearner: boolean,
  inheritance: Inheritance,
  menu: ChoiceMenu,
): AgeReview {
  const { ofAgeOn, isOfAge, today } = age;
  const from = previewFrom(ofAgeOn, isOfAge, today);
  const isShown = isOfAge || (ofAgeOn !== undefined && ofAgeOn > today && from === undefined);
  const step = isOfAge && isLearner ? stepOf(menu) : undefined;
  return {
    ...age,
    mayDecide: isOfAge && isLearner,
    ...(from && { previewFrom: from }),
    items: isShown ? inheritedOf(inheritance, menu, { isLearner, isOfAge }) : [],
    guardians: isShown && isLearner ? readingOf(inheritance, menu, isOfAge) : [],
    ...(step && { guardianStep: step }),
  };
}
