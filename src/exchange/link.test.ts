import { beforeEach, describe, expect, it } from "vitest";
import { type Desk, openDesk } from "./import.testing.ts";
import type { ImportSummary } from "./import.ts";
import { type Child, districtOf, idOf, takeLines, testRow } from "./link.testing.ts";

const ana: Child = {
  key: "1",
  given: "Ana",
  family: "Núñez",
  bornOn: "2015-04-02",
  ids: { stateId: "0012345", identifier: "901" },
};
const ben: Child = {
  key: "2",
  given: "Ben",
  family: "Ott",
  bornOn: "2014-11-30",
  ids: { stateId: "0067890", identifier: "902" },
};

const codes = ({ remarks }: ImportSummary) =>
  remarks.map(({ code }) => code).filter((code) => code !== "import.many-would-end");

let desk: Desk;
const cases = () =>
  desk.ask<{
    learner_key: string;
    waits: boolean;
    other: string;
    agrees: string[];
    differs: string[];
    persons: number;
  }>(
    `select c.learner_key, c.waits, o.display_name as other, d.agrees, d.differs, d.persons from base.link_case c
    left join base.link_candidate d on d.learner_id = c.learner_id and d.case_id = c.id left join base.learner o on o.learner_id = d.other_id
    where c.outcome is null order by c.learner_key, other`,
  );
const scores = async (learner: string | undefined) =>
  (
    await desk.ask<{ score: number }>(
      "select (body #>> '{scores,0,value}')::int as score from base.entry where kind = 'test-result' and learner_id = $1 and superseded_at is null order by 1",
      [learner],
    )
  ).map(({ score }) => score);

beforeEach(async () => {
  desk = await openDesk();
  await takeLines(desk, "sis", districtOf("Riverton", [ana, ben]));
});

describe("a second source of the same district", () => {
  it("joins a learner by the state's number, and each source's facts keep their provenance", async () => {
    const state = { ...ana, key: "X-9", given: "Anna", ids: { SSID: "0012345" } };
    const summary = await takeLines(desk, "state", districtOf("Riverton", [state], "st-"));
    expect(codes(summary)).toEqual([]);
    expect(await idOf(desk, "state", "X-9")).toBe(await idOf(desk, "sis", "1"));
    const names = await desk.ask<{ name: string; given: string }>(
      `select s.name, e.body ->> 'given' as given from base.entry e join base.source s on s.id = e.source_id
      where e.kind = 'identity' and e.learner_id = $1 order by 1`,
      [await idOf(desk, "sis", "1")],
    );
    expect(names).toEqual([
      { name: "sis", given: "Ana" },
      { name: "state", given: "Anna" },
    ]);
    expect(await takeLines(desk, "state", districtOf("Riverton", [state], "st-"))).toMatchObject({
      added: 0,
      changed: 0,
      ended: 0,
    });
  });

  it("never joins across districts, whatever the numbers", async () => {
    await takeLines(desk, "elsewhere", districtOf("Oakdale", [{ ...ana, key: "7" }], "o-"));
    expect(await idOf(desk, "elsewhere", "7")).not.toBe(await idOf(desk, "sis", "1"));
    expect(await cases()).toEqual([]);
  });

  it("asks about the same name and birthday, and keeps both meanwhile", async () => {
    await takeLines(desk, "state", districtOf("Riverton", [{ ...ana, key: "7", ids: {} }], "st-"));
    expect(await idOf(desk, "state", "7")).not.toBe(await idOf(desk, "sis", "1"));
    expect(await cases()).toEqual([
      { learner_key: "7", waits: false, other: "Ana Núñez", agrees: ["name", "birth-date"], differs: [], persons: 1 },
    ]);
  });

  it("asks about a number that lost its leading zeros or changed its case, and never picks", async () => {
    await takeLines(desk, "state", districtOf("Riverton", [{ ...ana, key: "7", ids: { state: "12345" } }], "st-"));
    expect(await idOf(desk, "state", "7")).not.toBe(await idOf(desk, "sis", "1"));
    expect(await cases()).toMatchObject([
      { learner_key: "7", agrees: ["identifier", "name", "birth-date"], persons: 1 },
    ]);
  });

  it("wants two people where the number is the same and name and birthday are not", async () => {
    const other = { key: "7", given: "Omar", family: "Haddad", bornOn: "2012-01-01", ids: { state: "0012345" } };
    const summary = await takeLines(desk, "state", districtOf("Riverton", [other], "st-"));
    expect(await idOf(desk, "state", "7")).not.toBe(await idOf(desk, "sis", "1"));
    expect(codes(summary)).toEqual(["identifier.claimed-twice"]);
    expect(await cases()).toMatchObject([{ agrees: ["identifier"], differs: ["name", "birth-date"], persons: 2 }]);
  });

  it("takes twins of one birthday and one school for two", async () => {
    await takeLines(desk, "state", districtOf("Riverton", [{ ...ana, key: "7", given: "Eva", ids: {} }], "st-"));
    expect(await cases()).toEqual([]);
  });

  it("says that two people claim one number, and joins neither", async () => {
    const both = ["7", "8"].map((key) => ({ ...ana, key, ids: { state: "0012345" } }));
    const summary = await takeLines(desk, "state", districtOf("Riverton", both, "st-"));
    expect(codes(summary)).toEqual(["identifier.claimed-twice"]);
    const ids = await Promise.all([idOf(desk, "sis", "1"), idOf(desk, "state", "7"), idOf(desk, "state", "8")]);
    expect(new Set(ids).size).toBe(3);
    expect((await cases()).map(({ learner_key }) => learner_key)).toEqual(["7", "8"]);
  });

  it("comes to the same whichever of the two is read first", async () => {
    const lines = {
      sis: districtOf("Riverton", [ana, ben]),
      state: districtOf(
        "Riverton",
        [
          { ...ben, key: "b" },
          { ...ana, key: "a" },
        ],
        "st-",
      ),
    };
    const people = async (order: readonly ("sis" | "state")[]) => {
      const other = await openDesk();
      for (const source of order) await takeLines(other, source, lines[source]);
      const same = async (one: string, two: string) =>
        (await idOf(other, "sis", one)) === (await idOf(other, "state", two));
      return Promise.all([same("1", "a"), same("2", "b"), same("1", "b")]);
    };
    expect(await people(["sis", "state"])).toEqual([true, true, false]);
    expect(await people(["state", "sis"])).toEqual([true, true, false]);
  });
});

describe("a learner who comes back", () => {
  it("is the same person under a new number of the school with the same number of the state", async () => {
    const before = await idOf(desk, "sis", "1");
    await takeLines(desk, "sis", districtOf("Riverton", [ben]));
    await takeLines(
      desk,
      "sis",
      districtOf("Riverton", [ben, { ...ana, key: "77", ids: { stateId: "0012345", identifier: "955" } }]),
    );
    expect(await idOf(desk, "sis", "77")).toBe(before);
    const again = await takeLines(
      desk,
      "sis",
      districtOf("Riverton", [ben, { ...ana, key: "77", ids: { stateId: "0012345", identifier: "955" } }]),
    );
    expect(again).toMatchObject({ added: 0, changed: 0, ended: 0 });
  });

  it("is the same person under the old number", async () => {
    const before = await idOf(desk, "sis", "1");
    await takeLines(desk, "sis", districtOf("Riverton", [ben]));
    await takeLines(desk, "sis", districtOf("Riverton", [ben, ana]));
    expect(await idOf(desk, "sis", "1")).toBe(before);
  });

  it("is a question while the old record goes on beside the new one", async () => {
    const summary = await takeLines(desk, "sis", districtOf("Riverton", [ana, ben, { ...ana, key: "77" }]));
    expect(codes(summary)).toEqual(["identifier.claimed-twice"]);
    expect(await idOf(desk, "sis", "77")).not.toBe(await idOf(desk, "sis", "1"));
    expect(await cases()).toMatchObject([{ learner_key: "77", waits: false }]);
  });
});

describe("a file that only speaks of learners", () => {
  it("finds them by a number of the district, and makes none", async () => {
    const summary = await takeLines(desk, "tests", [
      ...testRow("r1", 12, { ids: { local: "901" } }),
      ...testRow("r2", 15, { ids: { local: "999" } }),
    ]);
    expect(await scores(await idOf(desk, "sis", "1"))).toEqual([12]);
    expect(codes(summary)).toEqual(["learner.waits"]);
    expect(await desk.ask("select from base.learner")).toHaveLength(2);
    expect(await cases()).toMatchObject([{ learner_key: "r2", waits: true, other: null }]);
  });

  it("lets rows wait whose name alone agrees, with the evidence", async () => {
    await takeLines(desk, "tests", testRow("r1", 12, { given: "ana", family: "Nunez", bornOn: "2015-04-02" }));
    expect(await scores(await idOf(desk, "sis", "1"))).toEqual([]);
    expect(await cases()).toEqual([
      { learner_key: "r1", waits: true, other: "Ana Núñez", agrees: ["name", "birth-date"], differs: [], persons: 1 },
    ]);
    await takeLines(desk, "tests", testRow("r1", 13, { given: "ana", family: "Nunez", bornOn: "2015-04-02" }));
    expect(await cases()).toHaveLength(1);
    expect(await desk.ask("select from base.waiting_row")).toHaveLength(2);
  });

  it("brings what waited along once a later file has the number", async () => {
    await takeLines(desk, "tests", testRow("r1", 12, { given: "Ana", family: "Núñez" }));
    await takeLines(desk, "tests", testRow("r1", 14, { ids: { state: "0012345" } }, "spring"));
    expect(await scores(await idOf(desk, "sis", "1"))).toEqual([12, 14]);
    expect([await cases(), await desk.ask("select from base.waiting_row")]).toEqual([[], []]);
  });

  it("asks nobody twice and keeps no row of a set that comes whole without it", async () => {
    await takeLines(desk, "tests", testRow("r1", 12, { given: "Ana", family: "Núñez" }));
    await takeLines(desk, "tests", testRow("r2", 12, { ids: { state: "0067890" } }));
    expect([await cases(), await desk.ask("select from base.waiting_row")]).toEqual([[], []]);
  });
});
