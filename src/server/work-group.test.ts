import { beforeAll, describe, expect, it } from "vitest";
import { type District, openDistrict } from "./district.testing.ts";
import { openFilePlace, openSenders, type Sender } from "./files.testing.ts";

let district: District;
let mateo: Sender;
let samira: Sender;
beforeAll(async () => {
  district = await openDistrict();
  const open = await openSenders(district.store, await openFilePlace());
  mateo = await open("mateo");
  samira = await open("samira");
});

const json = (body: object) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
const at = (learner: "mateo" | "nora", path: string) => `/learners/${district.ids[learner]}${path}`;
interface Work {
  readonly id: string;
  readonly body: { readonly title: string; readonly files: { readonly id: string }[] };
}

describe("a work that two learners made", () => {
  let first: Work;
  let code: string;
  it("comes to the other by a code, as an entry of their own with the same bytes", async () => {
    const files = [await mateo.sendGood(Buffer.from("How we built it"), "bridge.txt")];
    first = (await (
      await mateo.ask(at("mateo", "/entries"), json({ kind: "work", body: { title: "Bridge", files } }))
    ).json()) as Work;
    expect((await samira.ask(at("nora", "/joined-works"), json({ code: "ACDEFGHJKM" }))).status).toBe(404);
    const given = await mateo.ask(at("mateo", `/works/${first.id}/code`), { method: "POST" });
    ({ code } = (await given.json()) as { code: string });
    expect(await (await mateo.ask(at("mateo", `/works/${first.id}/code`), { method: "POST" })).json()).toEqual({
      code,
    });
    const spoken = `${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`;
    const joined = await samira.ask(at("nora", "/joined-works"), json({ code: spoken }));
    expect(joined.status).toBe(201);
    const { id } = (await joined.json()) as { id: string };
    const again = await samira.ask(at("nora", "/joined-works"), json({ code }));
    expect(await again.json()).toEqual({ id });
    expect(await (await samira.ask(at("nora", `/entries/${id}/files/0`))).text()).toBe("How we built it");
    const own = (await (await samira.ask(at("nora", `/entries/${id}`))).json()) as Work;
    expect(own.body.title).toBe("Bridge");
    expect(JSON.stringify(own)).not.toMatch(/mateo|rivera/i);
    expect(own.body.files[0]?.id).not.toBe(first.body.files[0]?.id);
  });

  it("says with how many others, and names nobody until that one's family lets classmates see works", async () => {
    const others = async () => (await (await mateo.ask(at("mateo", `/works/${first.id}/others`))).json()) as object;
    expect(await others()).toEqual({ others: 1, names: [] });
    const { samira: asFamily } = district.as;
    const cell = `/learners/${district.ids.nora}/choices/classmate/portfolio`;
    expect((await asFamily.send("PUT", cell, { level: "detail" })).statusCode).toBeLessThan(300);
    expect(await others()).toEqual({ others: 1, names: ["Nora Haddad"] });
    expect((await asFamily.send("DELETE", cell)).statusCode).toBeLessThan(300);
    expect(await others()).toEqual({ others: 1, names: [] });
  });

  it("is nobody else's to open or to count", async () => {
    expect((await samira.ask(at("mateo", `/works/${first.id}/others`))).status).toBe(404);
    expect((await samira.ask(at("mateo", `/works/${first.id}/code`), { method: "POST" })).status).toBe(404);
    const { alvarez } = district.as;
    // A teacher who reads titles only has no work to give away, and learns of nobody in it.
    expect((await alvarez.send("POST", at("mateo", `/works/${first.id}/code`))).statusCode).toBe(404);
    expect((await alvarez.get(at("mateo", `/works/${first.id}/others`))).json()).toEqual({ others: 0, names: [] });
  });
});
