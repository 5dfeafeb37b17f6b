import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { compileLearner } from "../privacy/compile.job.ts";
import { shippedPack } from "../privacy/pack.ts";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";
import type { ThreadItem } from "./message.ts";

let district: District;
let mateo: string;
type Name = "rosa" | "luis" | "mateo";
const guardians = ["rosa", "luis"] as const;

/** What may happen in a family, and to whom a teacher may try to write. */
const anyEvent = fc.oneof(
  fc.record({ what: fc.constant("together" as const), who: fc.constantFrom(...guardians), wants: fc.boolean() }),
  fc.record({ what: fc.constant("court" as const), isKept: fc.boolean() }),
  fc.record({
    what: fc.constant("write" as const),
    to: fc.subarray<Name>(["rosa", "luis", "mateo"], { minLength: 1 }),
  }),
);

const rows = (name: string, sql: string, values: readonly unknown[] = []) =>
  district.store.work.rows(statement(`test.${name}`, sql), values);
const visible = async (who: Caller) =>
  ((await who.get("/messages")).json().items as ThreadItem[]).map(({ id }) => id).sort();

beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

async function beginAnew() {
  for (const table of ["message", "thread_member", "thread", "together_event", "court_document"])
    await rows(`clear-${table}`, `delete from base.${table}`);
  await recompile();
}
const recompile = () =>
  district.store.work.transaction([], (transaction) => compileLearner(transaction, shippedPack, mateo));
/** A court keeps the father away, or lets him back. */
async function keepAway(isKept: boolean) {
  await rows("lift", "delete from base.court_document");
  if (isKept)
    await rows(
      "court",
      `insert into base.court_document (learner_id, id, guardian_id, kind, effective_on, entered_by)
      select $1, gen_random_uuid(), s.person_id, 'no-contact', '2026-01-01', $3 from base.subject s where s.id = $2`,
      [mateo, district.as.luis.subjectId, district.as.ito.subjectId],
    );
  await recompile();
}

it("whatever a family and a court decide in whatever order, nobody reads a conversation that is not theirs at that moment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 10 }), async (events) => {
      await beginAnew();
      const wants = { rosa: false, luis: false };
      let isKept = false;
      const members = new Map<string, readonly Name[]>();
      for (const event of events) {
        if (event.what === "together") {
          const { statusCode } = await district.as[event.who].send("PUT", `/learners/${mateo}/together`, {
            together: event.wants,
          });
          const isHeard = !(isKept && event.who === "luis");
          expect(statusCode).toBe(isHeard ? 204 : 404);
          if (isHeard) wants[event.who] = event.wants;
        } else if (event.what === "court") {
          isKept = event.isKept;
          await keepAway(isKept);
        } else {
          const to = event.to.map((name) => district.as[name].subjectId);
          const answer = await district.as.alvarez.send("POST", `/learners/${mateo}/messages`, {
            to,
            template: "talk-this-week",
          });
          const adults = guardians.filter((name) => event.to.includes(name));
          const mayBe =
            adults.length > 0 &&
            !(isKept && adults.includes("luis")) &&
            (adults.length < 2 || (wants.rosa && wants.luis));
          expect(answer.statusCode).toBe(mayBe ? 201 : 409);
          if (mayBe) members.set(answer.json().threadId, event.to);
        }
        for (const name of ["rosa", "luis", "mateo"] as const) {
          const theirs = [...members].filter(([, all]) => all.includes(name)).map(([id]) => id);
          expect(await visible(district.as[name])).toEqual(isKept && name === "luis" ? [] : theirs.sort());
        }
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);
