import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { bringUpToDate } from "../server/installation.job.ts";
import { statement } from "../store/statement.ts";
import type { PackVersionView, PackView } from "./pack-version.ts";
import type { PackChange } from "./school-pack.ts";

let district: District;
let first: Caller;
let second: Caller;
beforeAll(async () => {
  district = await openDistrict();
  first = await district.join("ito", "administrator@d");
  second = await district.join("hale", "administrator@d");
});

const propose = (who: Caller, changes: readonly PackChange[]) =>
  who.send("POST", "/pack/versions", { changes, note: "As the board decided on the first" });
const versions = async (who = first) =>
  ((await who.get("/pack/versions")).json() as { items: PackVersionView[] }).items;
const rules = async () => (await first.get("/pack")).json() as PackView;
const inForce = () => expect.poll(async () => (await rules()).isCompiled, { timeout: 20_000 }).toBe(true);
const marks = async (who: Caller) =>
  (await who.get(`/learners/${district.ids.mateo}/entries?kind=course-grade`)).json() as { items: unknown[] };
const lowered: PackChange = { policy: "teacher", slice: "grades", to: "summary" };
const handedOver: PackChange = { policy: "teacher", slice: "attendance", to: "family" };

describe("a school's own rules", () => {
  it("are proposed by one administrator and hold when another puts them in force, for everybody at once", async () => {
    const { alvarez, rosa } = district.as;
    expect((await marks(alvarez)).items.length).toBeGreaterThan(0);
    const { id } = (await propose(first, [lowered, handedOver])).json() as { id: string };
    expect((await propose(second, [])).statusCode).toBe(422);
    expect(await versions()).toMatchObject([
      {
        id,
        state: "proposed",
        isYours: true,
        differences: [
          { slice: "attendance", from: "detail", to: "family" },
          { slice: "grades", to: "summary" },
        ],
      },
    ]);
    expect((await marks(alvarez)).items.length).toBeGreaterThan(0);
    expect((await first.send("POST", `/pack/versions/${id}/activate`)).statusCode).toBe(422);
    expect((await second.send("POST", `/pack/versions/${id}/activate`)).statusCode).toBe(202);
    await inForce();
    expect((await marks(alvarez)).items).toEqual([]);
    expect((await marks(rosa)).items.length).toBeGreaterThan(0);
    const cell = (await rules()).cells.find(({ policy, slice }) => policy === "teacher" && slice === "grades");
    expect(cell).toMatchObject({ level: "summary", shipped: "detail", lock: "school" });
  });

  it("give families a cell that was the school's, and what they choose there holds", async () => {
    const { rosa, alvarez } = district.as;
    const path = `/learners/${district.ids.mateo}`;
    const attendance = async () =>
      ((await alvarez.get(`${path}/entries?kind=attendance`)).json() as { items: unknown[] }).items;
    expect((await attendance()).length).toBeGreaterThan(0);
    expect((await rosa.send("PUT", `${path}/choices/teacher/enrollment`, { level: "hidden" })).statusCode).toBe(200);
    expect(await attendance()).toEqual([]);
  });

  it("stay in force for a start, and for a process that still went by the old ones", async () => {
    await bringUpToDate(district.store, { timeZone: "UTC", today: "2026-11-20", publicUrl: undefined });
    expect((await marks(district.as.alvarez)).items).toEqual([]);
    await district.as.rosa.send("PUT", `/learners/${district.ids.mateo}/choices/teacher/voice`, { level: "hidden" });
    expect((await marks(district.as.alvarez)).items).toEqual([]);
  });

  it("go back to the pack that ships, and a family's choice of before stays lower where it was theirs", async () => {
    const { id } = (await propose(second, [])).json() as { id: string };
    expect((await first.send("POST", `/pack/versions/${id}/activate`)).statusCode).toBe(202);
    await inForce();
    expect((await marks(district.as.alvarez)).items.length).toBeGreaterThan(0);
    expect((await versions()).map(({ state }) => state)).toEqual(["in-force", "replaced"]);
  });

  it("are refused where law or family decide, and can be taken back before they hold", async () => {
    const law: PackChange = { policy: "guardian.deciding", slice: "grades", to: "hidden" };
    expect((await propose(first, [law])).json()).toMatchObject({ status: 422 });
    const { id } = (await propose(first, [lowered])).json() as { id: string };
    expect((await second.send("DELETE", `/pack/versions/${id}`)).statusCode).toBe(204);
    expect((await first.send("POST", `/pack/versions/${id}/activate`)).statusCode).toBe(422);
    expect((await versions())[0]?.state).toBe("withdrawn");
  });

  it("are nobody else's to read or set", async () => {
    for (const who of [district.as.rosa, district.as.alvarez, district.as.ito]) {
      expect((await who.get("/pack")).statusCode).toBe(403);
      expect((await propose(who, [lowered])).statusCode).toBe(403);
    }
  });

  it("do not open anything where somebody wrote them into the database by hand", async () => {
    await district.store.work.rows(
      statement(
        "test.forged-pack",
        `insert into base.pack_version (id, number, changes, note, proposed_by, activated_by, activated_at)
        values (gen_random_uuid(), 999, '[{"policy": "teacher", "slice": "incidents", "to": "summary"}]', 'forged', $1, $1, now())`,
      ),
      [first.subjectId],
    );
    const start = bringUpToDate(district.store, { timeZone: "UTC", today: "2026-11-20", publicUrl: undefined });
    await expect(start).rejects.toThrow("a school may not set incidents of teacher to summary");
  });
});
