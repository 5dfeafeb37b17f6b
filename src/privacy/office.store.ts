import { type Runner, statement } from "../store/statement.ts";

const keepers = statement<{ subject_id: string; is_registrar: boolean }>(
  "privacy.office-of",
  `select g.subject_id, s.capacity = 'registrar' as is_registrar from base.grants g join base.subject s on s.id = g.subject_id
  where g.learner_id = $1 and g.until > now() and s.capacity in ('registrar', 'leader') order by g.subject_id limit 200`,
);
const family = statement<{ subject_id: string; capacity: string }>(
  "privacy.family-of",
  `select g.subject_id, s.capacity from base.grants g join base.subject s on s.id = g.subject_id
  where g.learner_id = $1 and g.until > now() and s.capacity in ('learner', 'guardian') and get_byte(g.rights, 30) & 7 >= 1
  order by g.subject_id limit 50`,
);

/** Hats of the registrars and leaders who answer for a learner. For jobs, to tell them. */
export const listOffice = async (runner: Runner, learnerId: string): Promise<string[]> =>
  (await runner.rows(keepers, [learnerId])).map(({ subject_id }) => subject_id);

/** Hats of the registrars alone. */
export const listRegistrars = async (runner: Runner, learnerId: string): Promise<string[]> =>
  (await runner.rows(keepers, [learnerId]))
    .filter(({ is_registrar }) => is_registrar)
    .map(({ subject_id }) => subject_id);

/** Hats of the family that read who looked: the learner, and guardians while the learner is under age. */
export const listFamilyHats = async (
  runner: Runner,
  learnerId: string,
  who: "everybody" | "guardian" = "everybody",
): Promise<string[]> =>
  (await runner.rows(family, [learnerId]))
    .filter(({ capacity }) => who === "everybody" || capacity === who)
    .map(({ subject_id }) => subject_id);
