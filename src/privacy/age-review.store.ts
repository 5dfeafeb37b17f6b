import type { IsoDate } from "../kernel/date.ts";
import { statement } from "../store/statement.ts";
import type { Inheritance } from "./age-review-list.ts";
import { openStates } from "./consent-life.ts";
import { listConsents } from "./consent-view.store.ts";
import type { DirectoryAudience, DirectorySetting } from "./directory.ts";
import type { Disclosure } from "./disclosure.store.ts";

const comingOfAge = statement<{ of_age_on: IsoDate | null; is_of_age: boolean; today: IsoDate }>(
  "privacy.coming-of-age",
  `select a.of_age_on, a.is_of_age, k.today from door.coming_of_age a cross join door.clock k where a.learner_id = $1`,
);
const agreed = statement<{ agreement_id: string }>(
  "privacy.age-agreed",
  `select distinct agreement_id from door.consent where learner_id = $1 and agreement_id is not null and state = any($2) order by 1`,
);
const keptIn = statement<{
  audience: DirectoryAudience;
  kept_in: DirectorySetting["keptIn"];
  guardians_keep: DirectorySetting["keptIn"] | null;
}>(
  "privacy.age-directory",
  "select audience, kept_in, guardians_keep from door.directory_setting where learner_id = $1 order by audience",
);
const guardians = statement<{ subject_id: string; name: string | null; relationship: string; by_law: boolean }>(
  "privacy.own-guardians",
  "select subject_id, name, relationship, by_law from door.own_guardian where learner_id = $1 order by name nulls last, subject_id limit 50",
);

/** When the learner alone decides, to who reads the choices. */
export async function readComingOfAge(disclosure: Disclosure, learnerId: string) {
  const [row] = await disclosure.readOpen(comingOfAge, [learnerId]);
  return {
    ...(row?.of_age_on && { ofAgeOn: row.of_age_on }),
    isOfAge: row?.is_of_age ?? false,
    today: row?.today ?? "",
  };
}

/** Reads what guardians had decided: for the learner what others said, for a guardian what that one said. */
export async function readInheritance(
  disclosure: Disclosure,
  learnerId: string,
  isLearner: boolean,
): Promise<Inheritance> {
  const settings = await disclosure.readOpen(keptIn, [learnerId]);
  return {
    consents: await listConsents(disclosure, learnerId),
    agreed: (await disclosure.readOpen(agreed, [learnerId, openStates])).map(({ agreement_id }) => agreement_id),
    keptIn: settings.map(({ audience, kept_in, guardians_keep }) => ({
      audience,
      items: isLearner ? (guardians_keep ?? []) : kept_in,
    })),
    guardians: (await disclosure.readOpen(guardians, [learnerId])).map(
      ({ subject_id: subjectId, name, relationship, by_law: byLaw }) => ({
        ...{ subjectId, relationship, byLaw },
        ...(name && { name }),
      }),
    ),
  };
}
