import { makeHat } from "../identity/person.store.ts";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { addAgreement, type NewAgreement } from "../privacy/agreement.job.ts";
import type { Category } from "../privacy/category.ts";
import { type ChosenTarget, chooseLevels, overrideLevel } from "../privacy/choose.job.ts";
import type { Level } from "../privacy/level.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { packOf } from "./pack.ts";
import { addAgreements } from "./sample-agreements.job.ts";
import { highSchool, mainClass, richLearner, source } from "./sample-people.ts";

const idOf = statement<{ id: string }>(
  "server.sample-id",
  `select k.id from base.source_key k join base.source s on s.id = k.source_id
  where s.name = $1 and k.noun = $2 and k.key = $3`,
);
const agreementNamed = statement<{ id: string }>(
  "server.sample-helper",
  "select id from base.agreement where name = $1 and kind = $2",
);
const hasChosen = statement<{ chosen: boolean }>(
  "server.sample-chosen",
  `select exists (select from base.choice_event where learner_id = $1 and chosen_by = $2
    union all select from base.override_event where learner_id = $1 and chosen_by = $2) as chosen`,
);
/** Teachers of a learner's classes, by the source's key. */
const teachersOf = statement<{ key: string; subject: string | null }>(
  "server.sample-teachers",
  `select distinct k.key, c.subject from base.enrollment e join base.class c on c.id = e.class_id
  join base.assignment a on a.class_id = c.id
  join base.source_key k on k.id = a.staff_id and k.noun = 'staff' where e.learner_id = $1 order by 1, 2`,
);

type Choice = readonly [
  target: "club" | "app" | "teacher" | "support" | "receiving-school",
  category: Category,
  level: Level,
];

/** What the two guardians of one learner chose before today, each for themselves and nowhere against each other. */
const ofParent1: readonly Choice[] = [
  ["club", "identity", "summary"],
  ["club", "contact", "status"],
  ["club", "enrollment", "status"],
  ["club", "mastery", "status"],
  ["club", "supports", "summary"],
  ["club", "portfolio", "detail"],
  ["club", "voice", "summary"],
  ["club", "recognitions", "summary"],
  ["teacher", "portfolio", "detail"],
  ["teacher", "recognitions", "detail"],
  ["app", "portfolio", "hidden"],
];
const ofParent2: readonly Choice[] = [
  ["receiving-school", "portfolio", "detail"],
  ["receiving-school", "voice", "status"],
  ["support", "recognitions", "summary"],
];

interface People {
  readonly parent1: string;
  readonly parent2: string;
  readonly teacher: string | undefined;
}

/** Apps and an after-school helper, and what one family decided, so that "Who sees what" has something to say. */
export async function addChoices(
  store: Store,
  { shiftedDays, today }: { shiftedDays: number; today: IsoDate },
  { parent1, parent2, teacher }: People,
): Promise<void> {
  const { work } = store;
  const find = async (noun: string, key: string) => {
    const row = await firstRow(work, idOf, [source, noun, key]);
    if (!row) throw new Error(`the sample has no ${noun} ${key}`);
    return row.id;
  };
  const on = (date: IsoDate) => addDays(date, shiftedDays);
  const learnerId = await find("learner", richLearner);
  const school = await find("organization", highSchool);
  const classIds = [await find("class", mainClass.fall), await find("class", mainClass.spring)];
  const app = await addAgreements(store, { school, classIds, today, on, teacher });
  const agree = async (agreement: NewAgreement): Promise<string> =>
    (await firstRow(work, agreementNamed, [agreement.name, agreement.kind]))?.id ??
    (await addAgreement(work, packOf(store), agreement)).agreementId;

  const club = await agree({
    kind: "helper",
    name: "Eastside Club",
    purpose:
      "After-school program with homework help and robotics · Programa después de clases con ayuda en tareas y robótica",
    slices: [],
    startsOn: on("2021-08-02"),
    endsOn: on("2022-07-29"),
    learnerIds: [learnerId],
  });
  const hats = new Map<string, string>();
  for (const { key, subject } of await work.rows(teachersOf, [learnerId])) {
    const order = {
      capacity: "teacher",
      organization: `${source}:${highSchool}`,
      person: `${source}:${key}`,
      function: undefined,
    } as const;
    hats.set(subject ?? key, (await makeHat(work, order)).subjectId);
  }

  const targetOf = (target: Choice[0]): ChosenTarget =>
    target === "club" ? { agreementId: club } : target === "app" ? { agreementId: app } : { audience: target };
  const choose = async (by: string, choices: readonly Choice[]): Promise<boolean> => {
    if ((await firstRow(work, hasChosen, [learnerId, by]))?.chosen) return false;
    const made = choices.map(([target, category, level]) => ({ target: targetOf(target), category, level }));
    await chooseLevels(work, packOf(store), by, learnerId, made);
    return true;
  };
  await choose(parent2, ofParent2);
  const science = hats.get("Life and Physical Sciences");
  if ((await choose(parent1, ofParent1)) && science)
    await overrideLevel(work, packOf(store), parent1, {
      learnerId,
      personId: science,
      category: "voice",
      level: "status",
    });
}
