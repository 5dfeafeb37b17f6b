import { beforeAll, expect, it } from "vitest";
import type { Fact } from "../interop/adapter.ts";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";
import type { Entry } from "./entry.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const entriesOf = async (caller: Caller, kind: string, more = ""): Promise<Entry[]> =>
  ((await caller.get(`/learners/${mateo}/entries?limit=200&kind=${kind}${more}`)).json() as { items: Entry[] }).items;
const digestsOf = async (caller: Caller) => (await caller.get(`/learners/${mateo}/digests`)).body;
const write = (caller: Caller, kind: string, body: object, more: object = {}) =>
  caller.send("POST", `/learners/${mateo}/entries`, { kind, body, ...more });
const written = async (caller: Caller, kind: string, body: object, more: object = {}): Promise<Entry> => {
  const answer = await write(caller, kind, body, more);
  expect([answer.statusCode, answer.body]).toEqual([201, answer.body]);
  return answer.json() as Entry;
};
const correct = (caller: Caller, { id, kind }: Entry, body: object, more: object = {}) =>
  written(caller, kind, body, { supersedes: id, reason: "It was wrong", ...more });
const send = (...facts: Fact[]) =>
  importFacts(
    district.store,
    facts.map((fact) => ({ row: `correction/${fact.key}`, fact })),
  );
const fact = (kind: string, key: string, body: Record<string, unknown>): Fact => ({
  noun: "entry",
  key,
  kind,
  learner: "mateo",
  body,
});

it("leaves a contact that the office corrects with the household it belongs to, and with no other", async () => {
  const { rosa, luis, ito } = district.as;
  const [wrong] = await entriesOf(rosa, "contact");
  await correct(ito, wrong as Entry, { holder: "guardian", name: "Rosa Rivera", phones: [{ number: "555-0199" }] });
  for (const seen of [JSON.stringify(await entriesOf(rosa, "contact")), await digestsOf(rosa)]) {
    expect(seen).toContain("555-0199");
    expect(seen).not.toContain("555-rosa");
  }
  for (const seen of [JSON.stringify(await entriesOf(luis, "contact")), await digestsOf(luis)])
    expect(seen).not.toMatch(/0199|Rosa Rivera/);
});

it("keeps a restricted note restricted when it is corrected without a word about it", async () => {
  const { hale, alvarez, rosa, ito, mateo: self } = district.as;
  const note = await written(hale, "narrative", { strength: "Asked for help at home" }, { restricted: true });
  expect(note.restricted).toBe(true);
  const better = await correct(hale, note, { strength: "Asked for help with his father" });
  expect(better.restricted).toBe(true);
  for (const caller of [alvarez, rosa, ito, self]) {
    const answers = await Promise.all(
      ["digests", "entries?limit=200", "entries?past=true", "export", "backpack", "holdings", "see-as/teacher"].map(
        async (path) => (await caller.get(`/learners/${mateo}/${path}`)).body,
      ),
    );
    expect(answers.join("\n")).not.toContain("Asked for help");
  }
});

it("keeps a work out of every summary when its maker corrects it or its source sends it anew", async () => {
  const { rosa, hale, mateo: self } = district.as;
  await send(fact("work", "kite", { title: "A kite" }));
  const kite = (await entriesOf(rosa, "work")).find(({ body }) => (body as { title: string }).title === "A kite");
  const boat = await written(self, "work", { title: "A boat" });
  expect(await digestsOf(hale)).toMatch(/A kite.*A boat|A boat.*A kite/);
  for (const { id } of [kite as Entry, boat])
    await rosa.send("PUT", `/learners/${mateo}/entries/${id}/mark`, { detailOnly: true });
  expect(await digestsOf(hale)).not.toMatch(/A kite|A boat/);
  const second = await correct(self, boat, { title: "A boat that floats" });
  await send(fact("work", "kite", { title: "A kite that flies" }));
  expect(await digestsOf(hale)).not.toMatch(/A kite|A boat/);
  const now = (await entriesOf(rosa, "work")).filter(({ detailOnly }) => detailOnly);
  expect(now.map(({ body }) => (body as { title: string }).title).sort()).toEqual([
    "A boat that floats",
    "A kite that flies",
  ]);
  await rosa.send("PUT", `/learners/${mateo}/entries/${second.id}/mark`, { detailOnly: false });
  expect(await digestsOf(hale)).toContain("A boat that floats");
});

it("does not bring a corrected mistake back with the next bundle, and takes what the source says anew", async () => {
  const { ito, alvarez } = district.as;
  const wrong = fact("course-grade", "chorus", { course: { title: "Chorus" }, type: "term", letter: "F" });
  await send(wrong);
  const grades = async () =>
    (await entriesOf(alvarez, "course-grade"))
      .map(({ body }) => body as { course: { title: string }; letter: string })
      .filter(({ course }) => course.title === "Chorus")
      .map(({ letter }) => letter);
  const entry = (await entriesOf(ito, "course-grade")).find(
    ({ body }) => (body as { course: { title: string } }).course.title === "Chorus",
  );
  await correct(ito, entry as Entry, { course: { title: "Chorus" }, type: "term", letter: "B" });
  expect(await send(wrong)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  expect(await grades()).toEqual(["B"]);
  await send(fact("course-grade", "chorus", { course: { title: "Chorus" }, type: "term", letter: "B+" }));
  expect(await grades()).toEqual(["B+"]);
});

it("shows what was corrected to the learner, guardians and the registrar, and to nobody else in any answer", async () => {
  const { alvarez, hale, boone, ito, rosa, luis, mateo: self } = district.as;
  const first = await written(alvarez, "narrative", { strength: "Never listens" });
  await correct(alvarez, first, { strength: "Listens when he may draw" });
  const everywhere = async (caller: Caller) =>
    (
      await Promise.all(
        [
          "entries?past=true&limit=200",
          `entries/${first.id}`,
          "entries?limit=200",
          "export",
          "backpack",
          "digests",
        ].map(async (path) => (await caller.get(`/learners/${mateo}/${path}`)).body),
      )
    ).join("\n");
  const pastOf = async (caller: Caller) =>
    ((await caller.get(`/learners/${mateo}/holdings`)).json() as { items: { past: number }[] }).items.reduce(
      (sum, { past }) => sum + past,
      0,
    );
  for (const caller of [rosa, luis, self]) {
    expect(await everywhere(caller)).toContain("Never listens");
    expect(await pastOf(caller)).toBeGreaterThan(0);
  }
  for (const caller of [alvarez, hale, boone]) {
    expect(await everywhere(caller)).not.toContain("Never listens");
    expect(await pastOf(caller)).toBe(0);
  }
  // The office keeps history, of what its level opens: narratives are one line to it.
  expect(await everywhere(ito)).not.toContain("Never listens");
  expect(await pastOf(ito)).toBeGreaterThan(0);
});

it("takes one of two corrections made at the same time, and none of an entry of another, another kind or nobody", async () => {
  const { alvarez, hale, ito } = district.as;
  const note = await written(alvarez, "narrative", { strength: "Draws maps" });
  const over = (caller: Caller, kind: string, body: object, supersedes = note.id) =>
    write(caller, kind, body, { supersedes, reason: "It was wrong" });
  const body = { strength: "Draws maps of everything" };
  const same = await Promise.all([over(alvarez, "narrative", body), over(alvarez, "narrative", body)]);
  expect(same.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  const [made] = same.filter(({ statusCode }) => statusCode === 201).map((answer) => answer.json() as Entry);
  const standing = made?.id ?? "";
  const refused = [
    await over(hale, "narrative", body, standing),
    await over(ito, "narrative", body, standing),
    await over(alvarez, "incident", { role: "witness", behavior: "x" }, standing),
    await over(alvarez, "narrative", body, "019b0000-0000-7000-8000-000000000000"),
  ];
  expect(new Set(refused.map(({ statusCode, body: said }) => `${statusCode} ${said}`)).size).toBe(1);
  expect(refused[0]?.statusCode).toBe(409);
});

it("lets nobody find a learner by a name that was corrected", async () => {
  const { ito, alvarez } = district.as;
  const found = async (name: string) => ((await alvarez.get(`/learners?name=${name}`)).json() as { items: [] }).items;
  const [name] = await entriesOf(ito, "name");
  await correct(ito, name as Entry, { given: "Matías", family: "Ríos" });
  expect(
    await Promise.all(["mateo", "rivera", "matias", "rios"].map(async (each) => (await found(each)).length)),
  ).toEqual([0, 0, 1, 1]);
});
