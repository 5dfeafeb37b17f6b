import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { afterAll } from "vitest";
import type { EntryFact } from "../entry/fact.ts";
import type { FilePlace } from "../entry/file-place.ts";
import { importBundle } from "../exchange/import.job.ts";
import { addAccount } from "../identity/account.job.ts";
import type { Fact } from "../interop/adapter.ts";
import { daypackFacts } from "../interop/daypack/daypack.ts";
import { type Pack, shippedPack } from "../privacy/pack.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { openSettledStore } from "../store/testing.ts";
import { makeApp } from "./app.ts";
import { bringUpToDate } from "./installation.job.ts";
import { kinds } from "./kinds.ts";

/** The school date of the test district. */
const schoolDay = "2026-11-20";
/** Of every account of the test district. */
export const password = "a long enough password";

let entries = 0;
/** A statement about a learner; every call is a fact of its own. */
function entry(kind: string, learner: string, body: EntryFact["body"], more: Partial<EntryFact> = {}): EntryFact {
  entries += 1;
  return { noun: "entry", key: `${learner}-${entries}`, kind, learner, body, ...more };
}

interface Child {
  readonly key: string;
  readonly given: string;
  readonly family: string;
  readonly bornOn: string;
  readonly adults: readonly string[];
}
const children: readonly Child[] = [
  { key: "mateo", given: "Mateo", family: "Rivera", bornOn: "2013-03-01", adults: ["rosa", "luis"] },
  { key: "lucia", given: "Lucía", family: "Rivera", bornOn: "2017-05-05", adults: ["rosa"] },
  { key: "nora", given: "Nora", family: "Haddad", bornOn: "2012-12-12", adults: ["samira"] },
  { key: "grace", given: "Grace", family: "Whitehorse", bornOn: "2008-11-21", adults: ["may"] },
];

/**
 * A small district in Daypack's own facts: two schools, two teachers, a counselor with a case, a registrar, four learners, one of
 * them with two guardians in two households, one who turns 18 tomorrow.
 */
export function districtFacts(): { row: string; fact: Fact }[] {
  entries = 0; // the same keys every time
  const place: Fact[] = [
    { noun: "organization", key: "d", kind: "district", name: "Riverton Unified" },
    { noun: "organization", key: "lincoln", kind: "school", name: "Lincoln Middle School", parent: "d" },
    { noun: "organization", key: "harbor", kind: "school", name: "Harbor Elementary", parent: "d" },
    {
      noun: "term",
      key: "fall",
      title: "Fall",
      kind: "semester",
      schoolYear: 2027,
      startsOn: "2026-08-24",
      endsOn: "2026-12-18",
      organization: "lincoln",
    },
    {
      noun: "course",
      key: "algebra",
      title: "Algebra 1",
      organization: "lincoln",
      subject: "Mathematics",
      gradeLevels: ["08"],
    },
    {
      noun: "class",
      key: "p3",
      title: "Algebra 1, Period 3",
      organization: "lincoln",
      course: "algebra",
      terms: ["fall"],
      period: "3",
    },
    { noun: "class", key: "art", title: "Art", organization: "lincoln", terms: ["fall"] },
    { noun: "staff", key: "alvarez", given: "Maria", family: "Alvarez" },
    { noun: "staff", key: "hale", given: "Tom", family: "Hale" },
    { noun: "staff", key: "boone", given: "Jim", family: "Boone" },
    { noun: "staff", key: "ito", given: "Aya", family: "Ito" },
    { noun: "assignment", key: "a1", staff: "alvarez", class: "p3", role: "teacher" },
    { noun: "assignment", key: "a2", staff: "hale", class: "art", role: "teacher" },
    ...["rosa", "luis", "samira", "may"].map((key): Fact => ({ noun: "guardian", key })),
  ];
  const people = children.flatMap(({ key, given, family, bornOn, adults }): Fact[] => [
    { noun: "learner", key },
    entry("name", key, { given, family }),
    entry("identity", key, { given, family, bornOn, identifiers: [{ system: "State", value: `ST-${key}` }] }),
    {
      noun: "enrollment",
      key: `school-${key}`,
      learner: key,
      organization: key === "lucia" ? "harbor" : "lincoln",
      startsOn: "2026-08-24",
    },
    entry(
      "enrollment",
      key,
      { gradeLevel: key === "lucia" ? "04" : "08", startsOn: "2026-08-24" },
      { school: key === "lucia" ? "harbor" : "lincoln", observedOn: "2026-08-24" },
    ),
    ...adults.flatMap((adult): Fact[] => [
      {
        noun: "guardianship",
        key: `${key}-${adult}`,
        learner: key,
        guardian: adult,
        relationship: "Parent",
        mayRead: true,
        mayDecide: true,
        household: `home-${adult}`,
      },
      entry(
        "contact",
        key,
        { holder: "guardian", name: `${adult} of ${key}`, phones: [{ number: `555-${adult}` }] },
        { circle: `home-${adult}`, guardian: adult },
      ),
    ]),
  ]);
  const seats: Fact[] = [
    ...["mateo", "nora"].map((learner): Fact => ({ noun: "enrollment", key: `p3-${learner}`, learner, class: "p3" })),
    ...["mateo", "grace"].map(
      (learner): Fact => ({ noun: "enrollment", key: `art-${learner}`, learner, class: "art" }),
    ),
    {
      noun: "case",
      key: "case-mateo",
      learner: "mateo",
      startsOn: "2026-09-01",
      members: [{ staff: "boone", readsRestricted: true }],
    },
  ];
  const record: Fact[] = [
    entry(
      "attendance",
      "mateo",
      { category: "absent", fraction: 1, reason: "Flu" },
      { school: "lincoln", observedOn: "2026-10-05" },
    ),
    entry(
      "course-grade",
      "mateo",
      { course: { title: "Algebra 1" }, type: "term", letter: "B+", term: "T1", schoolYear: 2027 },
      { observedOn: "2026-11-01" },
    ),
    entry(
      "incident",
      "mateo",
      { role: "took-part", behavior: "Left class upset", helped: "A break card" },
      { observedOn: "2026-10-14" },
    ),
    entry("accommodation", "mateo", { basis: "legal-plan", title: "Extra time" }),
    entry("plan", "mateo", { type: "504", title: "504 plan", startsOn: "2024-10-01" }),
    entry("work", "mateo", { title: "A bridge that held 40 pounds" }, { observedOn: "2026-05-20" }),
    entry("work", "mateo", { title: "Slope poster" }, { class: "p3", observedOn: "2026-10-20" }),
    entry(
      "about-me",
      "mateo",
      { line: "I like to build things", strengths: ["Keeps trying"], languages: ["Spanish", "English"] },
      { observedOn: "2026-09-03", author: { capacity: "learner", key: "mateo" } },
    ),
    entry(
      "family-knowledge",
      "mateo",
      { story: "He fixes radios with his grandfather" },
      { author: { capacity: "guardian", key: "rosa" } },
    ),
    entry(
      "narrative",
      "mateo",
      { strength: "Gets curious when a design fails" },
      { author: { capacity: "teacher", key: "hale" }, observedOn: "2026-05-29" },
    ),
    entry(
      "restricted-note",
      "mateo",
      { text: "Only for the case" },
      { restricted: true, circle: "case-mateo", author: { capacity: "support", key: "boone" } },
    ),
    entry(
      "recognition",
      "mateo",
      { title: "Teamwork award", issuer: "Tri-County Robotics" },
      { observedOn: "2026-03-01" },
    ),
    entry("goal", "mateo", { statement: "Show every step", state: "active", steps: [{ text: "One a day" }] }),
    entry("name", "nora", { given: "Nora", family: "Haddad", pronunciation: "NOH-rah" }),
  ];
  return [...place, ...people, ...seats, ...record].map((fact) => ({
    row: `${fact.noun === "entry" ? fact.kind : fact.noun}/${fact.key}`,
    fact,
  }));
}

/** Writes facts as a bundle and imports them. */
export async function importFacts(
  store: Store,
  facts: readonly { row: string; fact: Fact }[],
  source = "riverton",
  pack: Pack = shippedPack,
) {
  const folder = await mkdtemp(join(tmpdir(), "daypack-facts-"));
  try {
    const path = join(folder, "district.ndjson");
    await writeFile(
      path,
      [JSON.stringify({ daypack: "facts", version: 1 }), ...facts.map((line) => JSON.stringify(line))].join("\n"),
    );
    return await importBundle({ store, kinds, pack, standards: [daypackFacts], path, source });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Who is in the test district: two teachers, a counselor, a registrar, three guardians, two learners. */
export type Role = "alvarez" | "hale" | "boone" | "ito" | "rosa" | "luis" | "samira" | "mateo" | "grace";

/** One person at the API, signed in. */
export interface Caller {
  readonly subjectId: string;
  get(path: string): Promise<LightMyRequestResponse>;
  send(
    method: "POST" | "PUT" | "DELETE",
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<LightMyRequestResponse>;
}

/** A small district with its API, and everybody at it. */
export interface District {
  readonly store: Store;
  readonly app: FastifyInstance;
  readonly as: Readonly<Record<Role, Caller>>;
  /** Learner ids by the source's key. */
  readonly ids: Readonly<Record<"mateo" | "lucia" | "nora" | "grace", string>>;
  readonly classIds: Readonly<Record<"p3" | "art", string>>;
  /** Signs one more hat of somebody up, and in. */
  join(person: string, hat: string): Promise<Caller>;
  /** Makes it another school day, as the clock does at midnight. */
  turnTo(day: string): Promise<void>;
}

const hats: Readonly<Record<Role, string>> = {
  alvarez: "teacher@lincoln",
  hale: "teacher@lincoln",
  boone: "support@lincoln",
  ito: "registrar@lincoln",
  rosa: "guardian@d",
  luis: "guardian@d",
  samira: "guardian@d",
  mateo: "learner@d",
  grace: "learner@d",
};

/** What a browser keeps once somebody has signed in. */
async function cookieOf(app: FastifyInstance, email: string): Promise<string> {
  const answer = await app.inject({ method: "POST", url: "/api/v1/session", payload: { email, password } });
  return String(answer.headers["set-cookie"]).split(";")[0] ?? "";
}

function callerOf(app: FastifyInstance, cookie: string, subjectId: string): Caller {
  const ask = (options: InjectOptions) => app.inject({ ...options, headers: { ...options.headers, cookie } });
  return {
    subjectId,
    get: (path) => ask({ method: "GET", url: `/api/v1${path}` }),
    send: (method, path, body, headers = {}) =>
      ask({ method, url: `/api/v1${path}`, headers, ...(body && { payload: body }) }),
  };
}

/** Signs in by the API. `subjectId` is only carried along: a person of one hat wears it from the start. */
export const signIn = async (app: FastifyInstance, email: string, subjectId: string): Promise<Caller> =>
  callerOf(app, await cookieOf(app, email), subjectId);

const keyed = statement<{ id: string }>("test.keyed", "select id from base.source_key where noun = $1 and key = $2");

const clock = { timeZone: "UTC", publicUrl: undefined };

/** The district as every file finds it: its facts, and its people signed in. */
async function settleDistrict(store: Store): Promise<Record<string, { subjectId: string; cookie: string }>> {
  await bringUpToDate(store, { ...clock, today: schoolDay });
  await importFacts(store, districtFacts());
  const app = await makeApp({ store, secure: false, webFolder: undefined });
  const known: [string, { subjectId: string; cookie: string }][] = [];
  for (const [person, hat] of Object.entries(hats)) {
    const subjectId = await addPerson(store, person, hat);
    known.push([person, { subjectId, cookie: await cookieOf(app, `${person}@riverton.test`) }]);
  }
  await app.close();
  return Object.fromEntries(known);
}

async function addPerson(store: Store, person: string, hat: string, email = `${person}@riverton.test`) {
  return (await addAccount(store, { person: `riverton:${person}`, hat, email, password })).subjectId;
}

/** The whole small district, with everybody signed in; `files` is where its server keeps files. One for a test file. */
export async function openDistrict(files?: FilePlace): Promise<District> {
  const { store, known } = await openSettledStore("district", settleDistrict);
  await bringUpToDate(store, { ...clock, today: schoolDay }); // what this process knows of it
  const app = await makeApp({ store, secure: false, webFolder: undefined, ...(files && { files }) });
  afterAll(() => app.close());
  const callers = Object.entries(known).map(
    ([person, { cookie, subjectId }]) => [person, callerOf(app, cookie, subjectId)] as const,
  );
  const id = async (noun: string, key: string): Promise<[string, string]> => [
    key,
    (await firstRow(store.work, keyed, [noun, key]))?.id ?? "",
  ];
  const learners = await Promise.all(children.map(({ key }) => id("learner", key)));
  const classes = await Promise.all(["p3", "art"].map((key) => id("class", key)));
  return {
    store,
    app,
    as: Object.fromEntries(callers) as District["as"], // one for each of `hats`
    ids: Object.fromEntries(learners) as District["ids"], // one for each of `children`
    classIds: Object.fromEntries(classes) as District["classIds"], // both
    join: async (person, hat) => {
      const email = `${person}.${hat.replace("@", ".")}@riverton.test`;
      return signIn(app, email, await addPerson(store, person, hat, email));
    },
    turnTo: (day) => bringUpToDate(store, { ...clock, today: day }),
  };
}
