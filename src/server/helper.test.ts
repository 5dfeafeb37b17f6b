import { beforeAll, describe, expect, it } from "vitest";
import type { Backpack } from "../entry/backpack.ts";
import { type District, openDistrict } from "./district.testing.ts";
import { groupOf, inboxOf, letHelperIn, takeUp } from "./helper.testing.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});
const backpackOf = async (caller: { get: District["as"]["rosa"]["get"] }, learnerId: string) => {
  const answer = await caller.get(`/learners/${learnerId}/backpack`);
  return { status: answer.statusCode, ...(answer.json() as Partial<Backpack>) };
};

describe("a helper whom a family lets in", () => {
  it("sees what was shared, who shared it, why and until when, and nothing of another child", async () => {
    const tutor = await letHelperIn(district, "rosa", mateo, { email: "dana@tutor.test" });
    const group = await groupOf(tutor);
    expect(group.program).toMatchObject({ name: "Dana Wells", hasList: false });
    expect(group.shared).toEqual([
      expect.objectContaining({
        learnerId: mateo,
        why: "Practice in algebra",
        sharedBy: "guardian",
        endsOn: "2027-11-20",
      }),
    ]);
    const { status, digests = [], entries = [] } = await backpackOf(tutor, mateo);
    expect(status).toBe(200);
    expect(digests.length).toBeGreaterThan(0);
    expect(entries).toEqual([]); // the set shows summaries, no details
    expect((await backpackOf(tutor, district.ids.nora)).status).toBe(404);
    expect(((await tutor.get("/learners")).json() as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual([
      mateo,
    ]);
  });

  it("has a column of its own in who sees what, and stands in the log as there by consent", async () => {
    const { as } = district;
    const { columns } = (await as.rosa.get(`/learners/${mateo}/choices`)).json() as {
      columns: { audience: string; name?: string; people: { name?: string }[] }[];
    };
    expect(columns.filter(({ audience }) => audience === "helper")).toEqual([
      expect.objectContaining({ name: "Dana Wells", people: [expect.objectContaining({ name: "Dana Wells" })] }),
    ]);
    const log = (await as.rosa.get(`/learners/${mateo}/disclosures`)).json() as {
      items: { rule: string; who: object }[];
    };
    expect(log.items.find(({ who }) => (who as { capacity: string }).capacity === "helper")).toMatchObject({
      rule: "consent",
    });
  });

  it("is let in only by who decides for the family, for no more than a year, and for no more than the school allows", async () => {
    const { as } = district;
    const ask = (by: "mateo" | "alvarez" | "samira" | "rosa", more = {}) =>
      as[by].send("POST", `/learners/${mateo}/helpers`, { name: "Sam", why: "To help", ...more });
    expect((await ask("mateo")).statusCode).toBe(403);
    expect((await ask("alvarez")).statusCode).toBe(403);
    expect((await ask("samira")).statusCode).toBe(404);
    expect((await ask("rosa", { endsOn: "2027-11-22" })).statusCode).toBe(422);
    expect((await ask("rosa", { shares: [{ category: "behavior", level: "detail" }] })).statusCode).toBe(422);
    const kept = (await as.rosa.get(`/learners/${mateo}/helpers`)).json() as { items: unknown[] };
    expect(kept.items).toHaveLength(1); // nothing of what was refused
  });

  it("does not take over an account by typing its address, and a link works once", async () => {
    const answer = await district.as.rosa.send("POST", `/learners/${mateo}/helpers`, { name: "Eve", why: "To help" });
    const { invitation, programId } = answer.json() as { invitation: string; programId: string };
    const [, token = ""] = invitation.split("#");
    const use = (email: string, password: string) =>
      district.app.inject({ method: "POST", url: `/api/v1/helper-invitations/${token}`, payload: { email, password } });
    expect((await use("hale@riverton.test", "not the password of hale")).statusCode).toBe(401);
    expect((await use("eve@tutor.test", "short")).statusCode).toBe(422);
    await takeUp(district, invitation, "eve@tutor.test");
    expect((await use("other@tutor.test", "a long enough password")).statusCode).toBe(404);
    const again = await district.as.rosa.send("POST", `/learners/${mateo}/helpers/${programId}/invitation`);
    expect(again.statusCode).toBe(201);
    await district.as.rosa.send("POST", `/learners/${mateo}/helpers/${programId}/end`);
  });

  it("reads nothing any more from the moment the family ends it, in the session that is open", async () => {
    const tutor = await letHelperIn(district, "luis", mateo, { email: "sol@tutor.test", name: "Sol" });
    await tutor.send("POST", "/contributions", {
      contributions: [
        { learnerId: mateo, kind: "recognition", body: { title: "Kind", issuer: "Sol" }, key: "sol-badge-1" },
      ],
    });
    expect((await backpackOf(tutor, mateo)).status).toBe(200);
    const ended = await district.as.rosa.send("POST", `/learners/${mateo}/helpers/${tutor.programId}/end`);
    expect(ended.statusCode).toBe(204);
    expect([401, 403, 404, 409]).toContain((await tutor.get(`/learners/${mateo}/backpack`)).statusCode);
    const session = (await tutor.get("/session")).json() as { hat?: object; hats: object[] };
    expect([session.hat, session.hats]).toEqual([undefined, []]);
    // What was proposed before still waits for the family.
    expect((await inboxOf(district.as.luis)).map(({ body }) => body)).toEqual([{ title: "Kind", issuer: "Sol" }]);
    expect((await district.as.rosa.send("POST", `/learners/${mateo}/helpers/${tutor.programId}/end`)).statusCode).toBe(
      404,
    );
  });

  it("ends by itself after its last day", async () => {
    const tutor = await letHelperIn(district, "rosa", mateo, { email: "kai@tutor.test", endsOn: "2026-11-21" });
    await district.turnTo("2026-11-21");
    expect((await backpackOf(tutor, mateo)).status).toBe(200);
    await district.turnTo("2026-11-22");
    expect((await backpackOf(tutor, mateo)).status).toBe(404);
    expect((await groupOf(tutor)).shared).toEqual([]);
  });
});
