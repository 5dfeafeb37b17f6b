import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importBundle } from "../../src/exchange/import.job.ts";
import { addAccount } from "../../src/identity/account.job.ts";
import { hashPassword } from "../../src/identity/password.ts";
import type { Fact } from "../../src/interop/adapter.ts";
import { newId } from "../../src/kernel/id.ts";
import { numberOf } from "../../src/privacy/category.ts";
import { compileEverything, installPack } from "../../src/privacy/compile.job.ts";
import { shippedPack } from "../../src/privacy/pack.ts";
import { kinds } from "../../src/server/kinds.ts";
import { standards } from "../../src/server/standards.ts";
import { firstRow, type Runner, statement } from "../../src/store/statement.ts";
import type { Store } from "../../src/store/store.ts";
import { password } from "../district.ts";
import { algebra, bundle, said, school, source } from "./facts.ts";
import { familyFacts, mateo } from "./family.ts";

/** Who else signs in, in the journeys about who sees what. The club and the app ask the API only. */
export const others = {
  father: "luis@riverton.test",
  clerk: "clerk@riverton.test",
  administrator: "admin@riverton.test",
  club: "club@eastside.test",
  app: "api@zephyr.test",
} as const;

/** Mateo's other guardian, in a household of his own, and a second pair of eyes in the school office. */
const more: readonly Fact[] = [
  { noun: "guardian", key: "luis" },
  {
    noun: "guardianship",
    key: `${mateo}/luis`,
    learner: mateo,
    guardian: "luis",
    relationship: "father",
    mayRead: true,
    mayDecide: true,
    household: "luis",
  },
  said(
    mateo,
    "contact",
    "luis",
    {
      holder: "guardian",
      name: "Luis Rivera",
      relationship: "father",
      phones: [{ kind: "Mobile", number: "555-0177" }],
    },
    { circle: "luis", guardian: "luis" },
  ),
  { noun: "staff", key: "ito", given: "Naomi", family: "Ito", title: "Clerk" },
  { noun: "assignment", key: "a5", staff: "ito", organization: school, role: "registrar" },
];

const idOf = statement<{ id: string }>(
  "journey.id-of",
  "select k.id from base.source_key k join base.source s on s.id = k.source_id where s.name = $1 and k.noun = $2 and k.key = $3",
);
const agreement = statement(
  "journey.agreement",
  `insert into base.agreement (id, kind, name, organization_id, purpose, slices, starts_on, ends_on)
  values ($1, $2, $3, null, $4, $5, '2026-08-01', '2027-06-11')`,
);
const invite = statement(
  "journey.invite",
  "insert into base.agreement_learner (learner_id, agreement_id, starts_on) values ($1, $2, '2026-08-20')",
);
const serve = statement(
  "journey.serve",
  "insert into base.agreement_scope (agreement_id, organization_id, class_id) select $1, organization_id, id from base.class where id = $2",
);
const subject = statement(
  "journey.subject",
  "insert into base.subject (id, capacity, agreement_id) values ($1, 'agreement', $2)",
);
const account = statement(
  "journey.account",
  "with a as (insert into identity.account (id, email, password_hash) values ($1, $2, $3)) insert into identity.hat values ($1, $4)",
);

/** An agreement with the one who signed it, who can sign in and ask the API. */
async function sign(
  { work, identity }: Store,
  email: string,
  [kind, name, purpose, slices]: readonly [
    kind: "app" | "helper",
    name: string,
    purpose: string,
    slices: readonly number[],
  ],
): Promise<string> {
  const [id, subjectId] = [newId(), newId()];
  await work.rows(agreement, [id, kind, name, purpose, slices]);
  await work.rows(subject, [subjectId, id]);
  await identity.rows(account, [newId(), email, await hashPassword(password), subjectId]);
  return id;
}

/** Id in the database of what the district's facts name by a key. */
async function findId(runner: Runner, noun: string, key: string): Promise<string> {
  const row = await firstRow(runner, idOf, [source, noun, key]);
  if (!row) throw new Error(`the district has no ${noun} ${key}`);
  return row.id;
}

/** Adds Luis, the club, the app, the clerk and an administrator to the settled district. Answers the ids the journeys need. */
export async function addOutsiders(store: Store) {
  const folder = await mkdtemp(join(tmpdir(), "daypack-outsiders-"));
  await writeFile(join(folder, "facts.ndjson"), bundle([...familyFacts(), ...more]));
  await importBundle({ store, kinds, pack: shippedPack, standards, path: folder, source });
  await rm(folder, { recursive: true });
  const hats = [
    [others.father, "guardian@RIV", `${source}:luis`],
    [others.clerk, `registrar@${school}`, `${source}:ito`],
    [others.administrator, "administrator", undefined],
  ] as const;
  for (const [email, hat, person] of hats) await addAccount(store, { hat, email, password, person });
  const club = await sign(store, others.club, ["helper", "Eastside Club", "After-school program", []]);
  const slices = (
    [
      "name",
      "identity",
      "enrollment",
      "mastery",
      "accommodations",
      "bests",
      "works",
      "own",
      "family",
      "recognitions",
      "pathway",
      "activity",
    ] as const
  ).map(numberOf);
  const app = await sign(store, others.app, ["app", "Zephyr Math", "Practice in math", slices]);
  const learnerId = await findId(store.work, "learner", mateo);
  await store.work.rows(invite, [learnerId, club]);
  await store.work.rows(serve, [app, await findId(store.work, "class", algebra)]);
  await store.work.transaction([], async (transaction) => {
    await installPack(transaction, shippedPack);
    await compileEverything(transaction, shippedPack);
  });
  return { learnerId, club, app };
}
