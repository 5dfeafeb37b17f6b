import { type MasteryLevel, masteryLevels } from "../../record/mastery.ts";

/** A standard as it is chosen: of the unit, of what it leans on, or found. */
export interface Standard {
  readonly id: string;
  readonly code: string;
  readonly statement: string;
}

/** What a teacher is about to record: one standard, one date, a level for each learner who has a result. */
export interface EvidenceDraft {
  readonly standard?: Standard | undefined;
  readonly title: string;
  readonly observedOn: string;
  readonly levels: Readonly<Record<string, MasteryLevel>>;
}

/** Nobody has a level before the teacher gives one. */
export const beginning = (today: string): EvidenceDraft => ({ title: "", observedOn: today, levels: {} });

/** One level for everybody, or nobody's. Exceptions come after it. */
export const setAll = (
  draft: EvidenceDraft,
  ids: readonly string[],
  level: MasteryLevel | undefined,
): EvidenceDraft => ({
  ...draft,
  levels: level ? Object.fromEntries(ids.map((id) => [id, level])) : {},
});

/** `undefined` is no result for this learner, which is no level either. */
export function setOne(draft: EvidenceDraft, id: string, level: MasteryLevel | undefined): EvidenceDraft {
  const { [id]: _, ...others } = draft.levels;
  return { ...draft, levels: level ? { ...others, [id]: level } : others };
}

/** What a key means in a learner's row: 1 to 4 a level, 0 and Delete no result. `undefined` is no key of ours. */
export function levelOfKey(key: string): { level: MasteryLevel | undefined } | undefined {
  if (key === "0" || key === "Delete" || key === "Backspace") return { level: undefined };
  const level = /^[1-4]$/.test(key) ? masteryLevels[Number(key) - 1] : undefined;
  return level && { level };
}

/** What the API takes, in the order of the class, so that the entries it answers can be taken back one by one. */
export const requestOf = (draft: EvidenceDraft, ids: readonly string[]) => ({
  competencyId: draft.standard?.id ?? "",
  ...(draft.title.trim() && { title: draft.title.trim() }),
  observedOn: draft.observedOn,
  results: ids.flatMap((learnerId) => {
    const level = draft.levels[learnerId];
    return level ? [{ learnerId, level }] : [];
  }),
});
