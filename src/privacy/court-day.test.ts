import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays } from "../kernel/date.ts";
import { type District, openDistrict } from "../server/district.testing.ts";
import { letHelperIn } from "../server/helper.testing.ts";
import { anyLink, type Link, recipientOf } from "../server/share.testing.ts";
import { statement } from "../store/statement.ts";
import { heedDocuments } from "./court.job.ts";
import { shippedPack } from "./pack.ts";

const firstDay = "2026-11-20";
const lastDay = 4;
type Adult = "rosa" | "luis";
const day = fc.integer({ min: 0, max: lastDay });
const act = fc.oneof(
  {
    arbitrary: fc.record({ what: fc.constant("sign" as const), who: fc.constantFrom<Adult>("rosa", "luis"), on: day }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      what: fc.constant("paper" as const),
      about: fc.constantFrom<Adult>("rosa", "luis"),
      kind: fc.constantFrom("no-access", "no-contact", "sole-decision", "supervised", "address-confidential"),
      on: day,
      from: day,
    }),
    weight: 1,
  },
);

let district: District;
let mateo: string;
const guardians: Partial<Record<Adult, string>> = {};
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  for (const who of ["rosa", "luis"] as const) {
    const family = (await district.as[who].get(`/learners/${mateo}/family`)).json() as {
      guardianships: { guardianId: string }[];
    };
    guardians[who] = family.guardianships[0]?.guardianId ?? "";
  }
});

const turn = async (on: number) => {
  await district.turnTo(addDays(firstDay, on));
  await heedDocuments(district.store, shippedPack);
};
const forget = async () => {
  for (const [name, text] of [
    ["papers", "delete from base.court_document"],
    ["notices", "delete from base.notice"],
    ["consents", "update base.consent set state = 'revoked'"],
  ] as const)
    await district.store.work.rows(statement(`test.court-forget-${name}`, text));
  await turn(0);
};
beforeEach(forget);
const stateOf = async (consentId: string) =>
  (
    await district.store.work.rows(
      statement<{ state: string }>("test.consent-state", "select state from base.consent where id = $1"),
      [consentId],
    )
  )[0]?.state;
const enter = (about: Adult, kind: string, from: number) =>
  district.as.ito.send("POST", `/learners/${mateo}/court-documents`, {
    guardianId: guardians[about],
    kind,
    effectiveOn: addDays(firstDay, from),
  });

describe("a court document with a day to come", () => {
  it("lets nothing that the adult signs before its day outlast it, and touches nothing before or of anybody else", async () => {
    const recipient = recipientOf(district.app, "203.0.113.44");
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 5 }), async (acts) => {
        await forget();
        const papers: { about: Adult; kind: string; from: number; turn: number }[] = [];
        const signed: { who: Adult; link: Link; on: number; turn: number }[] = [];
        const holding = (on: number, kind: string) =>
          papers.filter((each) => each.from <= on && each.kind.startsWith(kind));
        /** Of two who both hold a paper that they alone decide, both may sign until the office has settled it. */
        const maySign = (who: Adult, on: number) => {
          const alone = holding(on, "sole-");
          return (
            !holding(on, "no-").some(({ about }) => about === who) &&
            (alone.length === 0 || alone.some(({ about }) => about === who))
          );
        };
        /** Put in doubt by a paper that came into force after it; one that was in force before said nothing against it. */
        const rests = ({ who, on: day, turn: then }: (typeof signed)[number], on: number) =>
          papers.some(
            ({ about, kind, from, turn: entered }) =>
              from <= on &&
              (from > day || entered > then) &&
              (kind === "sole-decision" ? about !== who : kind.startsWith("no-") && about === who),
          );
        let now = 0;
        for (let on = 0; on <= lastDay; on++) {
          await turn(on);
          for (const each of acts.filter((one) => one.on === on)) {
            now += 1;
            if (each.what === "paper") {
              const { about, kind, from } = each;
              expect((await enter(about, kind, from)).statusCode).toBe(201);
              papers.push({ about, kind, from, turn: now });
              continue;
            }
            const made = await district.as[each.who].send("POST", `/learners/${mateo}/links`, {
              ...anyLink,
              to: `College ${signed.length}`,
              parts: [{ slice: "recognitions", level: "summary" }],
            });
            expect(made.statusCode === 201, made.body).toBe(maySign(each.who, on));
            if (made.statusCode !== 201) continue;
            const { id, consentId, url } = made.json() as { id: string; consentId: string; url: string };
            signed.push({ who: each.who, on, turn: now, link: { id, consentId, token: new URL(url).hash.slice(1) } });
          }
          for (const each of signed) {
            const isAtRest = rests(each, on);
            expect(await stateOf(each.link.consentId)).toBe(isAtRest ? "paused" : "active");
            expect((await recipient.open(each.link)).statusCode).toBe(isAtRest ? 404 : 200);
          }
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it("ends on its day the help of whom the adult alone let in, tells nobody before, and is heeded once", async () => {
    const { luis } = district.as;
    expect((await enter("luis", "no-contact", 3)).statusCode).toBe(201);
    const helper = await letHelperIn(district, "luis", mateo, {
      email: "friend@riverton.test",
      shares: [{ category: "enrollment", level: "summary" }],
    });
    const reads = async () => (await helper.get(`/learners/${mateo}`)).statusCode === 200;
    await turn(2);
    expect(await reads()).toBe(true);
    expect((await luis.get("/notices")).body).not.toMatch(/helper.ended|consent.paused|court/);
    await turn(3);
    expect(await reads()).toBe(false);
    const heeded = statement<{ heeded_on: string }>("test.heeded", "select heeded_on from base.court_document");
    await turn(4);
    expect(await district.store.work.rows(heeded)).toEqual([{ heeded_on: addDays(firstDay, 3) }]);
  });

  it("ends nothing where it was lifted before its day", async () => {
    const { luis, ito } = district.as;
    const { id } = (await enter("luis", "no-access", 3)).json() as { id: string };
    const made = await luis.send("POST", `/learners/${mateo}/links`, {
      ...anyLink,
      parts: [{ slice: "recognitions", level: "summary" }],
    });
    await district.store.work.rows(
      statement("test.lift", "update base.court_document set lifted_by = $2, lifted_at = now() where id = $1"),
      [id, ito.subjectId],
    );
    await turn(4);
    expect(await stateOf((made.json() as { consentId: string }).consentId)).toBe("active");
  });
});
