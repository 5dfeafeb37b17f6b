import { awaiting, type DeepClass } from "./classes.ts";
import { high } from "./district.ts";
import type { Facts } from "./facts.ts";
import { framework } from "./standards.ts";

/** The units of a class, in each of its sections those of that semester. */
export function addUnits(out: Facts, { option, units }: DeepClass): void {
  for (const { key, term } of option.seats)
    for (const [place, { title, codes }] of units.filter((unit) => unit.term === term).entries())
      out.add("sample.unit", `${key}-${place + 1}`, {
        noun: "unit",
        key: `${key}/${place + 1}`,
        class: key,
        number: place + 1,
        title,
        framework,
        competencies: codes,
      });
}

/** Two learners who just came: they are on the roll, and their backpack is still on its way. */
export function addAwaiting(out: Facts): void {
  const ways = [
    { from: "Harbor View Middle School, Oregon" },
    { from: "Colegio Miraflores, Lima", way: "hand-carried" },
  ] as const;
  for (const [place, key] of awaiting.entries()) {
    const span = { startsOn: "2021-08-23" };
    out.add(
      "sample.arrival",
      key,
      { noun: "enrollment", key: `sample.arrival/${key}`, learner: key, organization: high, ...span },
      {
        noun: "entry",
        key: `sample.arrival/${key}#entry`,
        kind: "enrollment",
        learner: key,
        school: high,
        observedOn: span.startsOn,
        body: { ...span, gradeLevel: "09", awaiting: ways[place] },
      },
    );
  }
}
