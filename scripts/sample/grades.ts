import type { Sent } from "../../src/interop/adapter.ts";
import { grade } from "../../src/interop/edfi/grade.ts";
import type { Readiness } from "../../src/record/mastery.ts";
import { awaiting, type DeepClass, rich } from "./classes.ts";
import type { District, Seat } from "./district.ts";
import { beginsOn, elementsOf, printed } from "./enrollment.ts";
import { readinessOfAll } from "./marks.ts";
import { randomOf } from "./random.ts";
import type { Option, Rolls } from "./rolls.ts";

/** Points of 100 around which a learner's marks lie. */
const around: Readonly<Record<Readiness, number>> = { "first-steps": 76, ready: 84, "ready-to-stretch": 92 };
const letterOf = (number: number) =>
  number >= 90 ? "A" : number >= 80 ? "B" : number >= 70 ? "C" : number >= 60 ? "D" : "F";

const comments = [
  "Explains methods to others.",
  "Full solutions every week.",
  "Asks for help early, and uses it.",
  "Finished every lab.",
  "A strong notebook.",
  "Works well with any partner.",
] as const;

/** What a learner is graded on in a class: every six weeks of its semester, or the first ones alone. */
function periodsOf({ terms }: District, { school, startsOn, endsOn }: Seat, all: boolean) {
  const periods = terms
    .filter((term) => term.kind === "gradingPeriod" && term.organization === school)
    .filter((term) => term.startsOn >= startsOn && term.endsOn <= endsOn)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  return all ? periods : periods.filter(({ startsOn: begins }) => begins === "2021-08-23");
}

/**
 * Marks by term as `InterchangeStudentGrade`: of every learner for the first six weeks, of those in the classes that have
 * everything for the whole year.
 */
export function printGrades(
  district: District,
  options: readonly Option[],
  rolls: Rolls,
  classes: readonly DeepClass[],
): string {
  const readiness = new Map(classes.flatMap((inClass) => [...readinessOfAll(inClass)]));
  const here = ([learner]: readonly [string, Option]) => !awaiting.some((each) => each === learner);
  const seated = options.flatMap((option) =>
    (rolls.get(option.name) ?? []).map((learner) => [learner, option] as const),
  );
  const facts = seated.filter(here).flatMap(([learner, option]) => {
    const word = readiness.get(learner);
    const random = randomOf("grades", learner, option.name);
    const middle = learner === rich ? 89 : word ? around[word] : random.between(72, 94);
    return option.seats.flatMap((seat) =>
      periodsOf(district, seat, word !== undefined).map((period): Sent => {
        const number = Math.max(62, Math.min(100, Math.round(middle + (random.next() + random.next() - 1) * 9)));
        const row = `Grade/${learner}|${seat.key}|${beginsOn(learner, seat)}|Grading Period|${period.key}`;
        const body = {
          letter: letterOf(number),
          number,
          ...(random.chance(0.04) && { comment: random.pick(comments) }),
        };
        return {
          row,
          at: "",
          fact: { noun: "entry", key: `${row}#grade`, kind: "course-grade", learner, class: seat.key, body },
        };
      }),
    );
  });
  return printed("InterchangeStudentGrade", elementsOf(grade.write(facts)));
}
