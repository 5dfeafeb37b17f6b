import { beforeAll, expect, it } from "vitest";
import { addDays } from "../kernel/date.ts";
import type { Role } from "../server/district.testing.ts";
import { anyLink } from "../server/share.testing.ts";
import { firstRow, statement } from "../store/statement.ts";
import { type LetIn, type Life, live, newLife, openWorld, type World } from "./life.testing.ts";
import { bothLife, wantTwoSignatures } from "./life-both.testing.ts";
import { familyLife, letSomebodyIn, makeAny } from "./life-family.testing.ts";
import { lookByLink } from "./life-link.testing.ts";
import { officeLife } from "./life-office.testing.ts";
import { lookAsPerson } from "./life-person.testing.ts";
import { sweep } from "./life-sweep.testing.ts";

/**
 * Whatever happens to a family, in whatever order (choosing, marking, writing, files, messages, consents, helpers, a program, links,
 * switches, court documents of today and of days to come, exceptions of the law, coming of age, papers that move it, classes, births,
 * days that pass): every answer holds exactly what is decided, no row more and no row less, and no surface says more.
 */
let world: World;
const life: Life = newLife();
const everybody: readonly Role[] = ["alvarez", "hale", "boone", "ito", "rosa", "luis", "samira", "mateo"];

beforeAll(async () => {
  world = await openWorld();
  const endsOn = addDays(life.day, 9);
  for (const by of ["rosa", "luis"] as const) {
    const shares = [{ category: "recognitions", level: "summary" }] as const;
    expect(await letSomebodyIn(life, world, by, { shares, endsOn })).toBe(201);
    await makeAny(life, world, by, { ...anyLink, days: 9, parts: [{ slice: "works", level: "detail" }] });
  }
}, 120_000);

const readers = (): [string, LetIn][] => [
  ...everybody.map((role): [string, LetIn] => [role, world.as[role]]),
  ...world.letIn,
];
let looks = 0;
/** After each step a few look, each in turn: what stands open by mistake stays open until its reader comes. */
const inTurn = <T>(all: readonly T[], count: number): T[] =>
  Array.from({ length: Math.min(count, all.length) }, (_, at) => all[(looks * count + at) % all.length] as T); // never empty

async function look(): Promise<void> {
  await Promise.all(inTurn(readers(), 4).map(([, caller]) => lookAsPerson(life, world, caller)));
  const [newest, ...older] = life.links.slice(-8).reverse();
  for (const link of [newest, ...inTurn(older, 1)]) if (link) await lookByLink(life, world, link);
  const program = ["program", { ...world.program, subjectId: world.programSubject }] as const;
  const all = [...readers(), program];
  const quarter = Math.floor((looks * 2) / all.length) % 4;
  for (const [who, reader] of inTurn(all, 2)) await sweep(world, reader, who, quarter);
  looks += 1;
}
const lookAsAll = async () => {
  for (const [, caller] of readers()) await lookAsPerson(life, world, caller);
  for (const link of life.links) await lookByLink(life, world, link);
};

async function keepRosaAway(): Promise<string> {
  const body = { guardianId: world.guardianIds.rosa, kind: "no-access", effectiveOn: life.day };
  const entered = await world.as.ito.send("POST", `/learners/${world.mateo}/court-documents`, body);
  expect(entered.statusCode).toBe(201);
  const { id } = entered.json() as { id: string };
  life.documents.push({ id, about: "rosa", kind: "no-access", from: life.day });
  return id;
}

it("begins with what one of two has signed, what only the case reads, what was corrected, a link that was stopped, and a court", async () => {
  await wantTwoSignatures(world, true);
  const endsOn = addDays(life.day, 9);
  const shares = [
    { category: "supports", level: "summary" },
    { category: "recognitions", level: "summary" },
  ] as const;
  expect(await letSomebodyIn(life, world, "rosa", { shares, endsOn })).toBe(201);
  await makeAny(life, world, "luis", { ...anyLink, days: 9, parts: [{ slice: "accommodations", level: "summary" }] });
  expect([life.links.length, life.halves.size]).toEqual([3, 2]);
  const { as, mateo } = world;
  const entries = `/learners/${mateo}/entries`;
  const restricted = { kind: "narrative", body: { strength: "Said to the case alone" }, restricted: true };
  expect((await as.boone.send("POST", entries, restricted)).statusCode).toBe(201);
  const { items } = (await as.rosa.get(`${entries}?kind=about-me`)).json() as { items: { id: string; body: object }[] };
  const [was] = items;
  const corrected = { kind: "about-me", body: was?.body, supersedes: was?.id, reason: "Typo" };
  expect((await as.mateo.send("POST", entries, corrected)).statusCode).toBe(201);
  const [stopped] = life.links;
  expect((await as.rosa.send("POST", `/learners/${mateo}/links/${stopped?.id}/stop`)).statusCode).toBe(204);
  if (stopped) stopped.isStopped = true;
  await lookAsAll();
  const id = await keepRosaAway();
  await lookAsAll();
  life.documents.length = 0;
  expect((await world.second.send("POST", `/learners/${mateo}/court-documents/${id}/lift`)).statusCode).toBe(204);
  await lookAsAll();
}, 120_000);

it("answers everybody exactly what is decided on every surface, after whatever happened to a family in whatever order", async () => {
  await live([...familyLife, ...bothLife, ...officeLife], world, life, look);
  await lookAsAll();
}, 900_000);

it("answers no more where one guardian's signature is enough", async () => {
  await wantTwoSignatures(world, false);
  await live([...familyLife, ...bothLife, ...officeLife], world, life, look);
  await lookAsAll();
}, 900_000);

it("shows nothing more to an adult whom a court keeps away, nor by the links of theirs", async () => {
  await keepRosaAway();
  for (const link of life.links.filter(({ by }) => by === "rosa").slice(-5)) await lookByLink(life, world, link);
  await lookAsPerson(life, world, world.as.rosa);
}, 120_000);

it("says on every way to nobody more than is decided, when all that has happened", async () => {
  for (const [who, reader] of readers()) await sweep(world, reader, who);
}, 120_000);

it("mailed nothing of what a learner's record says", async () => {
  await world.turnClock();
  const mails = await world.store.identity.rows(
    statement<{ words: string }>("test.life-mails", "select subject || ' ' || body as words from identity.mail"),
  );
  expect(mails.length).toBeGreaterThan(0);
  for (const { words } of mails)
    expect(words).not.toMatch(/Mateo|Rivera|Work [0-9a-f]{8}-|Said |radios|Somebody is in danger/);
});

it("logged every one of those looks that opened anything", async () => {
  const lines = await firstRow(
    world.store.work,
    statement<{ count: number }>(
      "test.looks",
      "select count(*) as count from base.access_log where what = 'learner.backpack'",
    ),
  );
  expect(lines?.count).toBeGreaterThan(everybody.length);
});
