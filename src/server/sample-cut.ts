import type { EntryFact } from "../entry/fact.ts";
import type { Sent } from "../interop/adapter.ts";
import type { Standard } from "../interop/standard.ts";
import type { IsoDate } from "../kernel/date.ts";

interface Step {
  readonly doneOn?: string;
}

/** Steps of a goal that are done later than today are not done yet. */
function untilToday(fact: EntryFact, today: IsoDate): EntryFact {
  const { steps } = fact.body as { steps?: readonly Step[] }; // only a goal has any
  if (!steps?.some(({ doneOn }) => doneOn !== undefined && doneOn > today)) return fact;
  const done = steps.map(({ doneOn, ...step }) =>
    doneOn !== undefined && doneOn <= today ? { ...step, doneOn } : step,
  );
  return { ...fact, body: { ...fact.body, steps: done } };
}

/** Enrollments are made ahead: next semester's schedule is known. Everything else is seen on a day that has come. */
const hasHappened = (fact: EntryFact, today: IsoDate) =>
  fact.kind === "enrollment" || fact.observedOn === undefined || fact.observedOn <= today;

/**
 * A standard that leaves out what has not happened yet: the sample holds a whole school year, and is read up to the school date
 * on which it is loaded.
 */
export const upTo = (standard: Standard, today: IsoDate): Standard => ({
  name: standard.name,
  detect: (files) => standard.detect(files),
  async *read(files, options) {
    for await (const batch of standard.read(files, options)) {
      const facts = batch.facts.flatMap((sent): Sent[] => {
        const { fact } = sent;
        if (fact.noun !== "entry") return [sent];
        return hasHappened(fact, today) ? [{ ...sent, fact: untilToday(fact, today) }] : [];
      });
      yield { ...batch, facts };
    }
  },
});
