import fc from "fast-check";
import { expect } from "vitest";
import { addDays } from "../kernel/date.ts";
import { type Caller, importFacts, type Role, signIn } from "../server/district.testing.ts";
import { categories } from "./category.ts";
import { requestConsent } from "./consent.job.ts";
import type { ConsentTerms } from "./consent.ts";
import type { Guardian, Happening, World } from "./life.testing.ts";
import { readActivePack } from "./pack-version.job.ts";

/** What the office, a court, the law and the clock do to a family. */
const guardian = fc.constantFrom<Guardian>("rosa", "luis");
const category = fc.constantFrom(...categories);
const soon = fc.integer({ min: 0, max: 3 });

/** The hat of an exception, in a session of its own. */
async function wear(app: World["app"], who: string): Promise<Caller> {
  const signedIn = await signIn(app, `${who}@riverton.test`, "");
  const { hats } = (await signedIn.get("/session")).json() as { hats: { subjectId: string; capacity: string }[] };
  const { subjectId = "" } = hats.find(({ capacity }) => capacity === "exception") ?? {};
  expect((await signedIn.send("PUT", "/session/hat", { subjectId })).statusCode).toBe(200);
  return { ...signedIn, subjectId };
}

const courts: fc.Arbitrary<Happening>[] = [
  fc
    .tuple(guardian, fc.constantFrom("no-access", "no-contact", "sole-decision", "supervised"), soon)
    .map(([about, kind, days]) => ({
      what: `the office enters ${kind} about ${about} in ${days} days`,
      allowed: [201],
      run: async ({ day, documents }, { as, mateo, guardianIds }) => {
        const from = addDays(day, days);
        const body = { guardianId: guardianIds[about], kind, effectiveOn: from };
        const answer = await as.ito.send("POST", `/learners/${mateo}/court-documents`, body);
        documents.push({ id: (answer.json() as { id: string }).id, about, kind, from });
        return answer.statusCode;
      },
    })),
  fc.nat(5).map((which) => ({
    what: "a second person lifts a document",
    allowed: [204],
    run: async ({ documents }, { second, mateo }) => {
      const [gone] = documents.splice(which % Math.max(1, documents.length), 1);
      if (!gone) return undefined;
      return (await second.send("POST", `/learners/${mateo}/court-documents/${gone.id}/lift`)).statusCode;
    },
  })),
  fc.tuple(fc.constantFrom("teacher", "support", "helper", "guardian"), category).map(([about, of]) => ({
    what: `the office ends a conflict about ${of} for ${about}`,
    allowed: [204],
    run: async (_, { as, mateo }) =>
      (await as.ito.send("POST", `/learners/${mateo}/conflicts/${about}/${of}/end`, { note: "Spoke with both" }))
        .statusCode,
  })),
];

const exceptions: fc.Arbitrary<Happening>[] = [
  fc
    .tuple(
      fc.constantFrom<Role & ("boone" | "ito")>("boone", "ito"),
      fc.uniqueArray(category, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
    )
    .map(([by, about, isEmergency]) => ({
      what: `${by} asks for ${isEmergency ? "an emergency" : "what a court orders"} about ${about}`,
      run: async ({ day, exceptions: asked }, { as, app, letIn, mateo }) => {
        const more = isEmergency
          ? { basis: "emergency", hours: 72 }
          : {
              basis: "court-order",
              reference: "26-118",
              endsOn: addDays(day, 2),
              sealedUntil: addDays(day, 9),
              sealReason: "Forbidden",
            };
        const body = { reason: "Somebody is in danger, as was said.", categories: about, ...more };
        const answer = await as[by].send("POST", `/learners/${mateo}/exceptions`, body);
        if (answer.statusCode !== 201) return answer.statusCode;
        asked.push((answer.json() as { id: string }).id);
        if (!letIn.has(by)) letIn.set(by, await wear(app, by));
        return answer.statusCode;
      },
    })),
  fc.tuple(fc.constantFrom("approve", "review", "revoke", "refuse"), fc.nat(5)).map(([act, which]) => ({
    what: `a second person says ${act} to an exception`,
    run: async ({ exceptions: asked }, { second, mateo }) => {
      const id = asked[which % Math.max(1, asked.length)];
      return id ? (await second.send("POST", `/learners/${mateo}/exceptions/${id}/${act}`, {})).statusCode : undefined;
    },
  })),
];

const ages: fc.Arbitrary<Happening>[] = [
  fc.constantFrom("emancipated", "college", "guardianship").map((kind) => ({
    what: `two people enter a paper: ${kind}`,
    allowed: [204],
    run: async ({ day, papers }, { as, second, mateo }) => {
      const made = await as.ito.send("POST", `/learners/${mateo}/age-documents`, { kind, effectiveOn: day });
      const { id } = made.json() as { id: string };
      papers.push(id);
      return (await second.send("POST", `/learners/${mateo}/age-documents/${id}/confirm`)).statusCode;
    },
  })),
  fc.nat(5).map((which) => ({
    what: "a second person lifts a paper of age",
    allowed: [204],
    run: async ({ papers }, { second, mateo }) => {
      const [id] = papers.splice(which % Math.max(1, papers.length), 1);
      return id ? (await second.send("POST", `/learners/${mateo}/age-documents/${id}/lift`)).statusCode : undefined;
    },
  })),
  fc.integer({ min: -2, max: 2 }).map((days) => ({
    what: `a birth certificate makes the learner turn 18 in ${days} days`,
    allowed: [201],
    run: async ({ day }, { as, mateo }) => {
      const { items } = (await as.ito.get(`/learners/${mateo}/entries?kind=identity`)).json() as {
        items: { id: string; body: object }[];
      };
      const [was] = items;
      const bornOn = addDays(`${Number(day.slice(0, 4)) - 18}${day.slice(4)}`, days);
      const body = { kind: "identity", body: { ...was?.body, bornOn }, supersedes: was?.id, reason: "The certificate" };
      return (await as.ito.send("POST", `/learners/${mateo}/entries`, body)).statusCode;
    },
  })),
];

const consents: fc.Arbitrary<Happening>[] = [
  fc.integer({ min: 1, max: 5 }).map((days) => ({
    what: `the school asks for a consent of ${days} days`,
    run: async ({ day, consents: asked }, { as, store, mateo }) => {
      const terms: ConsentTerms = {
        ...{ kind: "survey", party: "Lincoln Middle School", purpose: "A survey about mornings", write: "none" },
        ...{ parts: [{ slice: "surveys", level: "detail" }], items: [], retention: "a year", onward: "" },
        ...{ startsOn: day, endsOn: addDays(day, days) },
      };
      const order = { learnerId: mateo, terms, askedBy: as.ito.subjectId };
      const pack = await readActivePack(store.work);
      asked.push(await store.work.transaction([], (transaction) => requestConsent(transaction, pack, order)));
      return undefined;
    },
  })),
  fc
    .tuple(fc.constantFrom<Role>("rosa", "luis", "mateo"), fc.nat(3), fc.constantFrom("grant", "decline", "stop"))
    .map(([by, which, act]) => ({
      what: `${by} says ${act} to a consent`,
      run: async ({ consents: asked }, { as, mateo }) => {
        const id = asked.slice(-4)[which % Math.max(1, Math.min(4, asked.length))];
        if (!id) return undefined;
        const path = `/learners/${mateo}/consents/${id}`;
        return (
          await (act === "stop"
            ? as[by].send("POST", `${path}/stop`)
            : as[by].send("POST", `${path}/answer`, { grants: act === "grant" }))
        ).statusCode;
      },
    })),
];

let born = 0;
const school: fc.Arbitrary<Happening>[] = [
  fc.tuple(fc.constantFrom("p3", "art"), fc.option(soon)).map(([inClass, days]) => ({
    what: `the learner's seat in ${inClass} ${days === null ? "is open" : `ends in ${days} days`}`,
    run: async ({ day }, { store }) => {
      const endsOn = days === null ? undefined : addDays(day, days);
      const fact = { noun: "enrollment", key: `${inClass}-mateo`, learner: "mateo", class: inClass, endsOn } as const;
      await importFacts(store, [{ row: `seat/${inClass}`, fact }], "riverton", await readActivePack(store.work));
      return undefined;
    },
  })),
  fc.constantFrom("p3", "art").map((inClass) => ({
    what: `a sibling is born into the roster, in ${inClass}`,
    run: async (_, { store }) => {
      born += 1;
      const key = `sibling-${born % 3}`;
      const tie = { relationship: "Parent", mayRead: true, mayDecide: true, household: "home-rosa" };
      const facts: Parameters<typeof importFacts>[1] = [
        { row: `learner/${key}`, fact: { noun: "learner", key } },
        { row: `seat/${key}`, fact: { noun: "enrollment", key: `seat-${key}`, learner: key, class: inClass } },
        {
          row: `guardianship/${key}`,
          fact: { noun: "guardianship", key: `${key}-rosa`, learner: key, guardian: "rosa", ...tie },
        },
      ];
      await importFacts(store, facts, "riverton", await readActivePack(store.work));
      return undefined;
    },
  })),
  fc.tuple(fc.constantFrom("work", "about-me", "narrative"), fc.boolean()).map(([kind, isOn]) => ({
    what: `the district turns ${kind} ${isOn ? "on" : "off"}`,
    run: async (_, { admins }) => (await admins.riverton.send("PUT", `/elements/${kind}`, { isOn })).statusCode,
  })),
  soon.map((days) => ({
    what: `${days} days pass`,
    run: async (life, world) => {
      life.day = addDays(life.day, days);
      await world.turnTo(life.day);
      await world.turnClock();
      return undefined;
    },
  })),
];

export const officeLife: readonly fc.Arbitrary<Happening>[] = [
  ...courts,
  ...exceptions,
  ...ages,
  ...consents,
  ...school,
];
