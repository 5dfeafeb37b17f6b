import { awaiting, type DeepClass } from "./classes.ts";
import { high } from "./district.ts";
import type { Facts } from "./facts.ts";
import type { Standards } from "./standards.ts";

/** The units of a class, in each of its sections those of that semester. */
export function addUnits(out: Facts, { option, units }: DeepClass, { byCode }: Standards): void {
  for (const { key, term } of option.seats) {
    const ofTerm = units.filter((unit) => unit.term === term);
    for (const [place, { title, codes }] of ofTerm.entries()) {
      const number = place + 1;
      const framework = byCode.get(codes[0] ?? "")?.framework ?? "";
      const unit = { class: key, number, title, framework, competencies: codes };
      out.add("sample.unit", `${key}-${number}`, { noun: "unit", key: `${key}/${number}`, ...unit });
    }
  }
}

/** Two learners who just came: they are on the roll, and their backpack is still on its way. No data of theirs but a name. */
export function addAwaiting(out: Facts): void {
  const ways = [
    { from: "Dakar, Senegal", way: "hand-carried" },
    { from: "Harbor View Middle School, Oregon" },
  ] as const;
  for (const [place, learner] of awaiting.entries()) {
    const key = `sample.arrival/${learner}`;
    const span = { startsOn: "2021-08-23" };
    const body = { ...span, gradeLevel: "09", awaiting: ways[place] };
    out.add(
      "sample.arrival",
      learner,
      { noun: "enrollment", key, learner, organization: high, ...span },
      {
        noun: "entry",
        key: `${key}#entry`,
        kind: "enrollment",
        learner,
        school: high,
        observedOn: span.startsOn,
        body,
      },
    );
  }
}
