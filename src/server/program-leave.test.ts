import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "./district.testing.ts";
import { groupOf, letHelperIn } from "./helper.testing.ts";

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
const told = async (by: Caller) => (await by.get("/notices")).body;
const helpers = async () =>
  (await district.as.rosa.get(`/learners/${district.ids.mateo}/helpers`)).json().items as unknown[];

describe("a helper who leaves", () => {
  it("gives one learner back: sees nothing of them, and the family is told", async () => {
    const { as, ids } = district;
    const dana = await letHelperIn(district, "rosa", ids.mateo, { email: "dana@help.test" });
    expect((await dana.get(`/learners/${ids.mateo}/backpack`)).statusCode).toBe(200);
    expect((await dana.send("DELETE", `/group/shared/${ids.nora}`)).statusCode).toBe(404);
    expect((await as.rosa.send("DELETE", `/group/shared/${ids.mateo}`)).statusCode).toBe(404);
    expect((await dana.send("DELETE", `/group/shared/${ids.mateo}`)).statusCode).toBe(204);
    expect((await dana.get(`/learners/${ids.mateo}/backpack`)).statusCode).not.toBe(200);
    expect(await told(as.rosa)).toContain("helper.left");
    expect(await helpers()).toEqual([]);
  });

  it("takes the hat off for good, and every learner is given back", async () => {
    const { as, ids } = district;
    const dana = await letHelperIn(district, "rosa", ids.mateo, { email: "ray@help.test", name: "Ray Kim" });
    expect((await groupOf(dana)).shared).toHaveLength(1);
    expect((await as.alvarez.send("DELETE", "/group")).statusCode).toBe(403);
    expect((await dana.send("DELETE", "/group")).statusCode).toBe(204);
    expect([401, 403]).toContain((await dana.get("/group?on=2026-11-20")).statusCode);
    expect(await helpers()).toEqual([]);
  });
});
