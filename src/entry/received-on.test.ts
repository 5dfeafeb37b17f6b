import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { digestWork } from "../exchange/due.job.ts";
import { newId } from "../kernel/id.ts";
import { numberOf } from "../privacy/category.ts";
import { type District, openDistrict } from "../server/district.testing.ts";
import { kinds } from "../server/kinds.ts";
import { statement } from "../store/statement.ts";
import { sumUp } from "./digest.job.ts";
import type { Entry } from "./entry.ts";

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});

/** From ten hours behind UTC to thirteen ahead, on whole and half hours, with and without a change of clocks. */
const zones = [
  "Pacific/Honolulu",
  "America/Los_Angeles",
  "America/Chicago",
  "America/St_Johns",
  "Atlantic/Azores",
  "UTC",
  "Europe/Madrid",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Tongatapu",
];
/** Around the midnights of days on which clocks change somewhere, and of others. */
const instant = fc
  .record({
    day: fc.constantFrom(
      "2026-03-08",
      "2026-03-29",
      "2026-04-05",
      "2026-07-01",
      "2026-09-27",
      "2026-10-04",
      "2026-02-28",
    ),
    minutes: fc.oneof(
      fc.integer({ min: -780, max: 2220 }),
      fc.constantFrom(-1, 0, 1, 299, 300, 301, 359, 360, 361, 659, 660),
    ),
  })
  .map(({ day, minutes }) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).toISOString());

const setZone = statement("test.zone", "update base.installation set time_zone = $1");
const clear = statement("test.clear", "delete from base.entry where learner_id = $1 and kind = 'recognition'");
const insert = statement(
  "test.entry",
  `insert into base.entry (learner_id, id, slice, author_id, kind, received_at, method, body)
  values ($1, $2, $3, $4, 'recognition', $5, 'asserted', '{"title": "Kindness", "issuer": "Lincoln"}')`,
);
const digest = statement<{ part: { asOf: string; value: unknown } }>(
  "test.digest",
  "select summary -> 'recognition' as part from base.digest where learner_id = $1 and summary ? 'recognition'",
);

describe("what has no date but that it came", () => {
  it("came on the district's day, in entries and in what sums them up, wherever and whenever midnight is", async () => {
    const { mateo } = district.ids;
    const { ito } = district.as;
    const { work } = district.store;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...zones), instant, async (zone, at) => {
        await work.rows(setZone, [zone]);
        await work.rows(clear, [mateo]);
        await work.rows(insert, [mateo, newId(), numberOf("recognitions"), ito.subjectId, at]);
        await sumUp(work, await digestWork(work, kinds), [mateo], new Set(["recognitions"]));
        // sv-SE writes dates as ISO does.
        const on = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(new Date(at));
        const [row] = await work.rows(digest, [mateo]);
        expect(row?.part.asOf).toBe(on);
        expect(JSON.stringify(row?.part.value)).toContain(`"on":"${on}"`);
        const { items } = (await district.as.rosa.get(`/learners/${mateo}/entries?kind=recognition`)).json() as {
          items: Entry[];
        };
        expect(items.map(({ provenance }) => provenance.receivedOn)).toEqual([on]);
      }),
      { numRuns: 40 },
    );
  });
});
