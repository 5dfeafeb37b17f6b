import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { bringUpToDate } from "../server/installation.job.ts";
import { statement } from "../store/statement.ts";

let district: District;
let may: Caller;
beforeAll(async () => {
  district = await openDistrict();
  may = await district.join("may", "guardian@d");
});

/** Where the date is always another one: there are 25 hours between them. The server stands in neither. */
const [ahead, behind] = ["Pacific/Kiritimati", "Pacific/Pago_Pago"];
const liveIn = (timeZone: string) =>
  bringUpToDate(district.store, { timeZone, today: undefined, publicUrl: undefined });
const dateIn = (zone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format();
const born = statement(
  "test.born",
  `with said as (update base.entry set body = jsonb_set(body, '{bornOn}', to_jsonb($2::text)) where learner_id = $1 and kind = 'identity')
  update base.learner set born_on = $2::text::date where learner_id = $1`,
);
const reads = async (caller: Caller) => (await caller.get(`/learners/${district.ids.grace}`)).statusCode === 200;
const isOfAge = async () =>
  ((await district.as.grace.get(`/learners/${district.ids.grace}/of-age`)).json() as { isOfAge: boolean }).isOfAge;

describe("the district's date, wherever the server stands", () => {
  it("makes a learner 18 at the district's midnight: of age where it is the birthday, and not where it is still the day before", async () => {
    const on = dateIn(ahead);
    const birthday = `${Number(on.slice(0, 4)) - 18}${on.slice(4) === "-02-29" ? "-03-01" : on.slice(4)}`;
    await district.store.work.rows(born, [district.ids.grace, birthday]);
    await liveIn(behind);
    expect([await isOfAge(), await reads(may)]).toEqual([false, true]);
    await liveIn(ahead);
    expect([await isOfAge(), await reads(may)]).toEqual([true, false]);
    await liveIn(behind);
    expect([await isOfAge(), await reads(may)]).toEqual([false, true]);
  });

  it("is what grants end by, from the moment on at which the district's zone is another", async () => {
    const ends = statement<{ until: string }>(
      "test.until",
      `select to_char(g.until at time zone k.zone, 'HH24:MI') as until from base.grants g cross join base.clock k
      join base.subject s on s.id = g.subject_id where s.capacity = 'teacher' and g.until < 'infinity' group by 1`,
    );
    for (const timeZone of ["America/Chicago", "America/Denver"]) {
      await bringUpToDate(district.store, { timeZone, today: "2026-11-20", publicUrl: undefined });
      expect(await district.store.work.rows(ends)).toEqual([{ until: "00:00" }]);
    }
  });

  it("ends with the last instant of the day, also on days of 23 and 25 hours, without a midnight, or left out at the date line", async () => {
    const ends = statement<{ wrong: number }>(
      "test.ends",
      `select count(*)::int as wrong from (select name as zone from pg_timezone_names where name like 'US/%'
        union all select unnest(array['America/Puerto_Rico', 'Pacific/Guam', 'America/Santiago', 'Pacific/Apia', 'Australia/Lord_Howe'])) z
      cross join lateral (select base.end_of($1::date, 0, z.zone) as at) e
      where (e.at at time zone z.zone)::date <= $1::date or ((e.at - interval '1 microsecond') at time zone z.zone)::date <> $1::date`,
    );
    const clocksMove = [
      "2026-03-07",
      "2026-03-08",
      "2026-10-31",
      "2026-11-01",
      "2026-09-05",
      "2011-12-29",
      "2027-03-14",
    ];
    const someDay = fc
      .integer({ min: Date.UTC(2012, 0, 1) / 86_400_000, max: Date.UTC(2040, 0, 1) / 86_400_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...clocksMove), someDay), async (day) => {
        expect(await district.store.work.rows(ends, [day])).toEqual([{ wrong: 0 }]);
      }),
      { numRuns: 60, examples: clocksMove.map((day) => [day]) },
    );
  });
});
