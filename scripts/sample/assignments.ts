import { addDays } from "../../src/kernel/date.ts";
import type { Readiness } from "../../src/record/mastery.ts";
import { type DeepClass, rich } from "./classes.ts";
import type { Taught } from "./curriculum.ts";
import type { Facts } from "./facts.ts";
import { readinessOfAll } from "./marks.ts";
import { randomOf } from "./random.ts";

/** Work of one unit in the order in which it is given: how it is called, how many points, on which day of the unit it is due. */
const given = [
  { category: "Practice", what: "practice 1", maximum: 10, day: 4 },
  { category: "Practice", what: "practice 2", maximum: 10, day: 11 },
  { category: "Quiz", what: "quiz", maximum: 20, day: 18 },
  { category: "Project", what: "problem of the unit", maximum: 30, day: 25 },
] as const;

/** Share of the points around which a learner's work lies, by how ready they are. */
const around: Readonly<Record<Readiness, number>> = { "first-steps": 0.72, ready: 0.82, "ready-to-stretch": 0.92 };

const comments = ["Every step is shown.", "The drawing explains it.", "Corrected, and better for it."] as const;

/** A gradebook of a class through the year: each learner's work with its score, now and then late or still owed. */
export function addAssignments(out: Facts, inClass: DeepClass): void {
  const { name, here, units, option } = inClass;
  const readiness = readinessOfAll(inClass);
  const titled = units.flatMap((unit, place) =>
    given.map((each) => ({ ...each, unit, title: `${unit.title}: ${each.what}`, place: `${place}-${each.day}` })),
  );
  for (const learner of here) {
    const middle = around[readiness.get(learner.key) ?? "ready"];
    for (const { unit, title, category, maximum, day, place } of titled) {
      const random = randomOf("assignment", name, learner.key, place);
      const dueOn = addDays(unit.startsOn, day);
      const isOwed = learner.key === rich ? place === "1-11" : random.chance(0.04);
      const score = Math.round(Math.min(1, middle + (random.next() + random.next() - 1) * 0.2) * maximum);
      const late = !isOwed && random.chance(0.06);
      const body = {
        ...{
          title,
          category,
          subject: "Mathematics",
          term: termOf(unit),
          assignedOn: addDays(dueOn, -4),
          dueOn,
          maximum,
        },
        ...(isOwed ? { status: "not-submitted", missing: true } : { status: "graded", score }),
        ...(late && { late }),
        ...(!isOwed && random.chance(0.05) && { comment: random.pick(comments) }),
      };
      const seat = option.seats.find(({ startsOn, endsOn }) => startsOn <= dueOn && endsOn >= dueOn) ?? option.seats[0];
      const key = `${learner.key}-${name}-${place}`;
      out.entry("assignment-result", key, learner.key, body, { observedOn: dueOn, ...(seat && { class: seat.key }) });
    }
  }
}

const termOf = ({ term }: Taught): string => (term === "fall" ? "Fall semester" : "Spring semester");
