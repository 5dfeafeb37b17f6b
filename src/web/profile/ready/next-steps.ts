import { addDays } from "../../../kernel/date.ts";

interface Step {
  readonly title: string;
  readonly state: string;
  readonly dueOn?: string | undefined;
}

/** Days that a page looks ahead: about a term. */
const ahead = 120;

/** Open steps with a date within a term, or past and still open; the nearest first. */
export function nextSteps<Given extends Step>(all: readonly Given[], today: string): (Given & { dueOn: string })[] {
  const end = addDays(today, ahead);
  return all
    .flatMap((step) =>
      step.state === "active" && step.dueOn && step.dueOn <= end ? [{ ...step, dueOn: step.dueOn }] : [],
    )
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
