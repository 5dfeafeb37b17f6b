import fc from "fast-check";
import { addDays } from "../kernel/date.ts";
import type { Role } from "../server/district.testing.ts";
import { takeUp } from "../server/helper.testing.ts";
import { anyLink } from "../server/share.testing.ts";
import { firstRow, statement } from "../store/statement.ts";
import { type Category, categories, type Slice, sliceAt, slices } from "./category.ts";
import { type Level, levels } from "./level.ts";
import type { Guardian, Happening, Life, World } from "./life.testing.ts";
import { noteSigned } from "./life-both.testing.ts";
import type { NewShare } from "./share.ts";
import { shareAudiences } from "./share-decide.ts";

/** What a family and who teaches their child do: choose, show, keep back, write, send files and messages, let in, share by a link. */
const family = fc.constantFrom<Guardian | "mateo">("rosa", "luis", "mateo");
const guardian = fc.constantFrom<Guardian>("rosa", "luis");
const category = fc.constantFrom(...categories);
const level = fc.constantFrom<Level>(...levels);
const wanted = fc.option(level, { nil: undefined, freq: 4 });
const target = fc.constantFrom(
  "teacher",
  "support",
  "helper",
  "guardian",
  "employer",
  "college",
  "public",
  "receiving-school",
  "the program",
);
const soon = fc.integer({ min: 0, max: 3 });
const pick = <T>(all: readonly T[], which: number): T | undefined => all[which % Math.max(1, all.length)];

const own = statement<{ id: string; slice: number }>(
  "test.own-entries",
  "select id, slice from base.entry where learner_id = $1 and superseded_at is null order by id",
);

const choosing: fc.Arbitrary<Happening>[] = [
  fc.tuple(family, target, category, wanted, fc.option(soon)).map(([by, about, of, how, days]) => ({
    what: `${by} shows ${about} ${how ?? "the default"} of ${of}${days === null ? "" : ` for ${days} days`}`,
    run: async ({ day, chosen }, { as, mateo, agreementId }) => {
      const path = `/learners/${mateo}/choices/${about === "the program" ? agreementId : about}/${of}`;
      const body = { level: how, ...(days !== null && { until: addDays(day, days) }) };
      const { statusCode } = await (how ? as[by].send("PUT", path, body) : as[by].send("DELETE", path));
      if (statusCode === 200 && how && days === null) chosen.set(`${by} ${about} ${of}`, how);
      else if (statusCode === 200) chosen.delete(`${by} ${about} ${of}`);
      return statusCode;
    },
  })),
  fc
    .tuple(family, fc.constantFrom<Role>("alvarez", "hale", "boone"), category, wanted)
    .map(([by, person, of, how]) => ({
      what: `${by} shows ${person} ${how ?? "as much as others"} of ${of}`,
      run: async (_, { as, mateo }) => {
        const path = `/learners/${mateo}/overrides/${as[person].subjectId}/${of}`;
        return (await (how ? as[by].send("PUT", path, { level: how }) : as[by].send("DELETE", path))).statusCode;
      },
    })),
  fc.tuple(family, fc.nat(30), fc.boolean()).map(([by, which, detailOnly]) => ({
    what: `${by} ${detailOnly ? "keeps an entry out of" : "lets an entry count in"} summaries`,
    run: async (_, { as, store, mateo }) => {
      const rows = await store.work.rows(own, [mateo]);
      const markable = rows.filter(({ slice }) => ["works", "own", "recognitions"].includes(sliceAt(slice)));
      const id = pick(markable, which)?.id;
      return (await as[by].send("PUT", `/learners/${mateo}/entries/${id}/mark`, { detailOnly })).statusCode;
    },
  })),
  fc
    .tuple(family, fc.constantFrom("work", "about-me", "goal", "narrative", "family-knowledge"), fc.boolean())
    .map(([by, kind, isOn]) => ({
      what: `${by} turns ${kind} ${isOn ? "on" : "off"}`,
      run: async (_, { as, mateo }) =>
        (await as[by].send("PUT", `/learners/${mateo}/elements/${kind}`, { isOn })).statusCode,
    })),
  fc.tuple(family, fc.boolean()).map(([by, stops]) => ({
    what: `${by} ${stops ? "stops the program" : "asks who reads"}`,
    run: async (_, { as, mateo, agreementId }) =>
      stops
        ? (await as[by].send("POST", `/learners/${mateo}/agreements/${agreementId}/stop`)).statusCode
        : (await as[by].get(`/learners/${mateo}/agreements`)).statusCode,
  })),
];

const writing: fc.Arbitrary<Happening>[] = [
  fc
    .tuple(fc.constantFrom<Role>("hale", "alvarez", "boone"), fc.boolean(), fc.uuid())
    .map(([by, restricted, text]) => ({
      what: `${by} writes a ${restricted ? "restricted " : ""}note`,
      run: async (_, { as, mateo }) => {
        const body = { kind: "narrative", body: { strength: `Seen ${text}` }, restricted };
        return (await as[by].send("POST", `/learners/${mateo}/entries`, body)).statusCode;
      },
    })),
  fc.tuple(fc.constantFrom("rosa", "mateo"), fc.uuid()).map(([by, text]) => ({
    what: `${by} adds a work with a file`,
    run: async (_, { as, senders, mateo }) => {
      const file = await senders[by as "mateo"].sendGood(Buffer.from(`In the file: ${text}`), `about ${text}.txt`);
      const body = { kind: "work", body: { title: `Work ${text}`, files: [file] } };
      return (await as[by as "mateo"].send("POST", `/learners/${mateo}/entries`, body)).statusCode;
    },
  })),
  fc.tuple(family, fc.uuid(), fc.nat(9)).map(([by, text, which]) => ({
    what: `${by} corrects a work`,
    run: async (_, { as, mateo }) => {
      const { items = [] } = (await as[by].get(`/learners/${mateo}/entries?kind=work`)).json() as {
        items?: { id: string; body: object }[];
      };
      const was = pick(items, which);
      if (!was) return undefined;
      const body = {
        kind: "work",
        body: { ...was.body, title: `Corrected ${text}` },
        supersedes: was.id,
        reason: "Typo",
      };
      return (await as[by].send("POST", `/learners/${mateo}/entries`, body)).statusCode;
    },
  })),
  fc
    .tuple(
      fc.constantFrom<Role>("alvarez", "hale"),
      fc.subarray(["rosa", "luis"] as const, { minLength: 1 }),
      fc.uuid(),
    )
    .map(([by, to, text]) => ({
      what: `${by} writes to ${to.join(" and ")}`,
      run: async ({ threads }, { as, mateo }) => {
        const order = { to: to.map((each) => as[each].subjectId), body: `Said ${text}`, language: "en" };
        const answer = await as[by].send("POST", `/learners/${mateo}/messages`, order);
        if (answer.statusCode === 201) threads.push((answer.json() as { threadId: string }).threadId);
        return answer.statusCode;
      },
    })),
  fc.tuple(guardian, fc.boolean()).map(([by, together]) => ({
    what: `${by} ${together ? "wants" : "wants no"} letters to both`,
    run: async (_, { as, mateo }) => (await as[by].send("PUT", `/learners/${mateo}/together`, { together })).statusCode,
  })),
];

const consentOf = statement<{ id: string }>(
  "test.consent-of-helper",
  "select id from base.consent where learner_id = $1 and agreement_id = $2 order by id desc limit 1",
);

let helpers = 0;
/** Lets somebody in, who signs in. Who may not let anybody in, or shares too much, is refused, and nobody comes. */
export async function letSomebodyIn(
  life: Life,
  world: World,
  by: Guardian,
  order: { shares: readonly { category: Category; level: Level }[]; endsOn: string },
): Promise<number> {
  helpers += 1;
  const asked = { ...order, name: `Helper ${helpers}`, why: "Practice" };
  const answer = await world.as[by].send("POST", `/learners/${world.mateo}/helpers`, asked);
  if (answer.statusCode !== 201) return answer.statusCode;
  const { programId, invitation } = answer.json() as { programId: string; invitation: string };
  const signed = await firstRow(world.store.work, consentOf, [world.mateo, programId]);
  const consentId = signed?.id ?? "";
  await noteSigned(life, world, consentId, by);
  const caller = await takeUp(world, invitation, `helper-${helpers}@tutor.test`);
  world.letIn.set(`helper ${helpers}`, { ...caller, programId, consentId, endsOn: order.endsOn });
  return answer.statusCode;
}

const joining: fc.Arbitrary<Happening>[] = [
  fc
    .tuple(
      guardian,
      fc.uniqueArray(fc.record({ category, level }), { selector: (each) => each.category, maxLength: 4 }),
      soon,
    )
    .map(([by, shares, days]) => ({
      what: `${by} lets a helper in for ${days} days`,
      run: async (life, world) => {
        if (world.letIn.size > 9) return undefined;
        return letSomebodyIn(life, world, by, { shares, endsOn: addDays(life.day, days + 1) });
      },
    })),
  fc.tuple(family, fc.nat(9)).map(([by, which]) => ({
    what: `${by} ends a helper`,
    run: async (_, { as, letIn, mateo }) => {
      const helper = pick(
        [...letIn.values()].filter(({ programId }) => programId),
        which,
      );
      if (!helper) return undefined;
      const { statusCode } = await as[by].send("POST", `/learners/${mateo}/helpers/${helper.programId}/end`);
      if (statusCode === 204) helper.isOver = true;
      return statusCode;
    },
  })),
];

const rank = (each: Level) => levels.indexOf(each);

/** What is too much is refused; cut to what is offered the link is made, without items where they are still too much, else of the name alone. */
export async function makeAny(life: Life, world: World, by: Guardian, order: NewShare): Promise<undefined> {
  const { as, mateo } = world;
  const limits = await as[by].get(`/learners/${mateo}/links/limits?audience=${order.audience}`);
  const { slices: offered = [] } = limits.json() as { slices?: { slice: Slice; upTo: Level }[] };
  const parts = order.parts.flatMap(({ slice, level: asked }) => {
    const upTo = offered.find((each) => each.slice === slice)?.upTo ?? "hidden";
    const cut = rank(asked) < rank(upTo) ? asked : upTo;
    return cut === "hidden" ? [] : [{ slice, level: cut }];
  });
  const orders = [
    { parts, entryIds: order.entryIds },
    { parts, entryIds: [] },
    { parts: [{ slice: "name", level: "status" } as const], entryIds: [] },
  ];
  for (const what of orders) {
    const cut = { ...order, ...what, to: `Recipient ${life.links.length}` };
    const answer = await as[by].send("POST", `/learners/${mateo}/links`, cut);
    if (answer.statusCode !== 201) continue;
    const { id, consentId, url } = answer.json() as { id: string; consentId: string; url: string };
    const endsOn = addDays(life.day, (order.days ?? 7) - 1);
    await noteSigned(life, world, consentId, by);
    life.links.push({ id, consentId, token: new URL(url).hash.slice(1), by, wanted: cut, endsOn, isStopped: false });
    return;
  }
}

const sharing: fc.Arbitrary<Happening>[] = [
  fc
    .record({
      by: guardian,
      audience: fc.constantFrom(...shareAudiences),
      parts: fc.uniqueArray(fc.record({ slice: fc.constantFrom(...slices), level }), {
        selector: ({ slice }) => slice,
        maxLength: 4,
      }),
      picks: fc.uniqueArray(fc.nat(30), { maxLength: 3 }),
      days: fc.integer({ min: 1, max: 9 }),
      keepsUp: fc.boolean(),
    })
    .map(({ by, picks, ...order }) => ({
      what: `${by} makes a link for ${order.audience}`,
      run: async (life, world) => {
        const read = await world.as[by].get(`/learners/${world.mateo}/entries?limit=200`);
        const { items = [] } = read.json() as { items?: { id: string }[] };
        const entryIds = [...new Set(picks.flatMap((place) => pick(items, place)?.id ?? []))];
        return makeAny(life, world, by, { ...anyLink, ...order, entryIds });
      },
    })),
  fc.tuple(guardian, fc.nat(5)).map(([by, which]) => ({
    what: `${by} stops a link`,
    run: async ({ links }, { as, mateo }) => {
      const link = pick(links.slice(-5), which);
      if (!link) return undefined;
      const { statusCode } = await as[by].send("POST", `/learners/${mateo}/links/${link.id}/stop`);
      if (statusCode === 204) link.isStopped = true;
      return statusCode;
    },
  })),
];

export const familyLife: readonly fc.Arbitrary<Happening>[] = [
  ...choosing,
  ...writing,
  ...joining,
  ...sharing,
  ...sharing,
  ...sharing,
];
