import { newId } from "../kernel/id.ts";
import type { Drawn } from "./families.testing.ts";
import { at, type Cast, moment, type Put } from "./families-cast.testing.ts";
import { storedOf } from "./level.ts";

/** Everything that anybody of the family chose. */
export async function putChoices(put: Put, drawn: Drawn, cast: Cast): Promise<void> {
  const { learner, subjects, self, adults, agreements, named, choosers } = cast;
  await put(
    "trust_event",
    drawn.trust.map(({ guardian, trusted }, n) => ({
      learner_id: learner,
      id: newId(),
      trusted,
      chosen_by: at(adults, guardian),
      chosen_at: moment(0, n),
    })),
  );
  await put(
    "choice_event",
    [...drawn.choices]
      .sort((a, b) => a.day - b.day)
      .map((each, n) => {
        const agreement = each.agreement === null || agreements.length === 0 ? null : at(agreements, each.agreement);
        return {
          learner_id: learner,
          id: newId(),
          audience: agreement ? null : each.audience,
          agreement_id: agreement,
          category: each.category,
          level: each.level === null ? null : storedOf(each.level),
          until: each.until,
          chosen_by: at(choosers, each.by),
          chosen_at: moment(each.day, n),
        };
      }),
  );
  const people = [
    ...subjects.filter(({ capacity }) => capacity === "teacher" || capacity === "support").map(({ id }) => String(id)),
    ...adults,
    ...named,
  ];
  await put(
    "override_event",
    drawn.overrides.map((each, n) => ({
      learner_id: learner,
      id: newId(),
      subject_id: at(people, each.about),
      category: each.category,
      level: each.level === null ? null : storedOf(each.level),
      until: each.until,
      chosen_by: at(choosers, each.by),
      chosen_at: moment(0, n),
    })),
  );
  await put(
    "conflict_note",
    drawn.notes.map((each) => ({
      learner_id: learner,
      id: newId(),
      audience: each.audience,
      agreement_id: null,
      category: each.category,
      note: "n",
      noted_by: self,
      noted_at: moment(each.day, 59),
    })),
  );
}
