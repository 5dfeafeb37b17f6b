import { beforeAll, describe, expect, it } from "vitest";
import type { CorrectionRequest } from "../entry/correction-request.ts";
import type { Entry } from "../entry/entry.ts";
import type { Fact } from "../interop/adapter.ts";
import { addDays } from "../kernel/date.ts";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";
import { type Clock, clockInWords } from "./clock.ts";
import { warnOfCopies } from "./copy-request.job.ts";
import type { CopyRequest } from "./copy-request.ts";
import { readyPack, shippedPack } from "./pack.ts";
import { writePack } from "./pack-install.job.ts";

let district: District;
const path = (more: string) => `/learners/${district.ids.mateo}/${more}`;
const codesOf = async (who: Caller) =>
  ((await who.get("/notices")).json() as { items: { code: string }[] }).items.map(({ code }) => code);

/** A state that gives schools less time than federal law does, and counts most of it in days of school. */
const stricter = readyPack({
  ...shippedPack.document,
  clocks: {
    copies: { days: 10, of: "school" },
    answer: { days: 20, of: "calendar" },
    hearing: { days: 5, of: "school" },
    decision: { days: 2, of: "school" },
  },
});

/** Lincoln is in session on weekdays to December 18, but for three days of Thanksgiving. */
const calendar = Array.from({ length: 29 }, (_, day) => addDays("2026-11-20", day)).map((on): Fact => {
  const isWeekend = [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());
  const isHoliday = on >= "2026-11-25" && on <= "2026-11-27";
  return { noun: "school-day", key: on, organization: "lincoln", on, inSession: !isWeekend && !isHoliday };
});

beforeAll(async () => {
  district = await openDistrict();
  await importFacts(
    district.store,
    calendar.map((fact) => ({ row: `school-day/${fact.key}`, fact })),
  );
  await district.store.work.transaction([], (transaction) => writePack(transaction, stricter));
});

describe("where the pack in force has other clocks", () => {
  it("owes copies within its school days, without the holidays, and says so", async () => {
    const { rosa } = district.as;
    await rosa.send("POST", path("copy-requests"), { how: "paper" });
    const answer = (await rosa.get(path("copy-requests"))).json() as { items: CopyRequest[]; answersWithin: Clock };
    expect(answer.answersWithin).toEqual({ days: 10, of: "school" });
    expect(answer.items[0]).toMatchObject({ askedOn: "2026-11-20", dueOn: "2026-12-09" });
  });

  it("warns the office when two thirds of them are over, and the leader of the school on the last day", async () => {
    const { ito } = district.as;
    const leader = await district.join("hale", "leader@lincoln");
    const told = async () => (await codesOf(ito)).filter((code) => code === "copies.due").length;
    await warnOfCopies(district.store, "2026-12-02");
    expect(await told()).toBe(0);
    await warnOfCopies(district.store, "2026-12-03");
    expect([await told(), await codesOf(leader)]).toEqual([1, []]);
    await warnOfCopies(district.store, "2026-12-09");
    await warnOfCopies(district.store, "2026-12-10");
    expect((await codesOf(leader)).filter((code) => code === "copies.due")).toHaveLength(1);
  });

  it("counts the answer to a correction, the hearing and its decision by them; after the calendar's end, weekdays", async () => {
    const { rosa, ito } = district.as;
    const newest = async () =>
      ((await rosa.get(path("correction-requests"))).json() as { items: CorrectionRequest[] }).items[0];
    const entries = (await rosa.get(path("entries?kind=incident"))).json() as { items: Entry[] };
    await rosa.send("POST", path("correction-requests"), { entryId: entries.items[0]?.id, wrong: "He had asked." });
    const request = await newest();
    expect(request).toMatchObject({ state: "asked", dueOn: "2026-12-10" });
    const take = async (more: string, who: Caller, body: object) => {
      const taken = await who.send("POST", path(`correction-requests/${request?.id}/${more}`), body);
      expect(taken.statusCode, taken.body).toBe(204);
    };
    await take("answers", ito, { state: "unchanged", answer: "Two adults saw it." });
    await take("hearing", rosa, {});
    expect(await newest()).toMatchObject({ state: "hearing-asked", dueOn: "2026-12-02" });
    const hearing = { on: "2026-12-17", place: "Room 12", presides: "Dana Whitfield" };
    await take("answers", ito, { state: "hearing-set", hearing });
    expect(await newest()).toMatchObject({ state: "hearing-set", dueOn: "2026-12-21" });
  });
});

it("says a clock in words", () => {
  expect(clockInWords({ days: 45, of: "calendar" }, "en")).toBe("45 days");
  expect(clockInWords({ days: 1, of: "school" }, "es")).toBe("1 día escolar");
  expect(clockInWords({ days: 10, of: "school" }, "es")).toBe("10 días escolares");
});

it("takes no pack without its clocks, nor one that is owed in no day", () => {
  const { clocks, ...rest } = shippedPack.document;
  expect(() => readyPack(rest)).toThrow("no policy pack");
  expect(() => readyPack({ ...rest, clocks: { ...clocks, copies: { days: 0, of: "school" } } })).toThrow(/clocks/);
});
