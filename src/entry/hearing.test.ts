import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";
import { followAmendments } from "./amendment.job.ts";
import type { CorrectionRequest } from "./correction-request.ts";
import type { Delivery, OwedDelivery } from "./delivery.ts";
import type { Entry } from "./entry.ts";

let district: District;
let requestId: string;
let incident: Entry;
const path = () => `/learners/${district.ids.mateo}/correction-requests`;
const listed = async (who: Caller) => ((await who.get(path())).json() as { items: CorrectionRequest[] }).items;
const entriesOf = async (who: Caller, kind: string) =>
  ((await who.get(`/learners/${district.ids.mateo}/entries?kind=${kind}`)).json() as { items: Entry[] }).items;
const answer = (body: object, who = district.as.ito) => who.send("POST", `${path()}/${requestId}/answers`, body);
const deliveries = async (who: Caller) =>
  ((await who.get(`/learners/${district.ids.mateo}/deliveries`)).json() as { items: Delivery[] }).items;
const correctGrade = async (grade: Entry | undefined, letter: string) => {
  const made = await district.as.ito.send("POST", `/learners/${district.ids.mateo}/entries`, {
    kind: "course-grade",
    body: { ...(grade?.body as object), letter },
    supersedes: grade?.id,
    reason: "As the teacher's book says",
  });
  expect(made.statusCode, made.body).toBe(201);
};
const hearing = { on: "2026-12-04", time: "15:30", place: "Room 12", presides: "Dana Whitfield" };

beforeAll(async () => {
  district = await openDistrict();
  const { rosa, ito } = district.as;
  const [found] = await entriesOf(rosa, "incident");
  incident = found as Entry;
  await rosa.send("POST", path(), { entryId: incident.id, wrong: "He asked before he left." });
  requestId = (await listed(rosa))[0]?.id ?? "";
  await ito.get(`/learners/${district.ids.mateo}/entries?kind=incident`);
});

describe("a family that is refused", () => {
  it("may not be heard, nor add a statement, before the school has decided", async () => {
    const { rosa } = district.as;
    expect((await rosa.send("POST", `${path()}/${requestId}/hearing`, {})).statusCode).toBe(409);
    expect((await rosa.send("POST", `${path()}/${requestId}/statement`, { text: "No." })).statusCode).toBe(409);
    expect((await answer({ state: "upheld", answer: "No.", evidence: "None." })).statusCode).toBe(409);
  });

  it("asks for a hearing, which the school owes within so many school days", async () => {
    const { rosa, luis, ito } = district.as;
    await answer({ state: "unchanged", answer: "Two adults saw it." });
    const asked = await rosa.send("POST", `${path()}/${requestId}/hearing`, { why: "Nobody asked him." });
    expect(asked.statusCode, asked.body).toBe(204);
    expect((await rosa.send("POST", `${path()}/${requestId}/hearing`, {})).statusCode).toBe(409);
    expect((await luis.send("POST", `${path()}/${requestId}/hearing`, {})).statusCode).toBe(404);
    expect((await ito.send("POST", `${path()}/${requestId}/hearing`, {})).statusCode).toBe(403);
    // 15 weekdays of the term that runs to December 18 from Friday, November 20.
    expect((await listed(rosa))[0]).toMatchObject({ state: "hearing-asked", dueOn: "2026-12-11" });
  });

  it("is heard by nobody who decided before, and on no day that is past", async () => {
    expect((await answer({ state: "hearing-set" })).statusCode).toBe(400);
    expect((await answer({ state: "hearing-set", hearing: { ...hearing, presides: " aya ITO " } })).statusCode).toBe(
      409,
    );
    expect((await answer({ state: "hearing-set", hearing: { ...hearing, on: "2026-11-19" } })).statusCode).toBe(409);
    expect((await answer({ state: "hearing-set", hearing })).statusCode).toBe(204);
    const [request] = await listed(district.as.rosa);
    expect(request?.steps.at(-1)).toMatchObject({ state: "hearing-set", hearing });
  });

  it("gets the decision in writing, with what was shown and the reasons, and not before the day", async () => {
    const decision = { state: "upheld", answer: "Both adults agree.", evidence: "Two statements, one letter." };
    expect((await answer(decision)).statusCode).toBe(409);
    await district.turnTo("2026-12-04");
    expect((await answer({ ...decision, evidence: undefined })).statusCode).toBe(400);
    expect((await answer(decision)).statusCode).toBe(204);
    expect((await listed(district.as.rosa))[0]).toMatchObject({ state: "upheld" });
  });

  it("puts its statement beside the entry, once, and whoever reads the entry reads it", async () => {
    const { rosa, luis, ito, boone } = district.as;
    const text = "He had asked, and nobody wrote it down.";
    expect((await rosa.send("POST", `${path()}/${requestId}/statement`, { text })).statusCode).toBe(204);
    expect((await rosa.send("POST", `${path()}/${requestId}/statement`, { text })).statusCode).toBe(409);
    for (const reader of [rosa, luis, ito, boone]) {
      const [entry] = await entriesOf(reader, "incident");
      expect(entry?.statements).toEqual([{ text, by: "guardian", on: "2026-12-04" }]);
    }
    expect((await rosa.get(`/learners/${district.ids.mateo}/export.html`)).body).toContain(text);
    expect((await rosa.get(`/learners/${district.ids.mateo}/export`)).body).toContain(text);
  });

  it("keeps its statement when the source sends the same entry anew", async () => {
    const { rosa } = district.as;
    await importFacts(district.store, [
      {
        row: "incident/again",
        fact: {
          noun: "entry",
          key: incident.provenance.source?.key ?? "",
          kind: "incident",
          learner: "mateo",
          body: { role: "took-part", behavior: "Left class upset", helped: "A break card, and a walk" },
          observedOn: "2026-10-14",
        },
      },
    ]);
    await followAmendments(district.store);
    await followAmendments(district.store);
    const [entry] = await entriesOf(rosa, "incident");
    expect(entry?.body).toMatchObject({ helped: "A break card, and a walk" });
    expect(entry?.statements).toHaveLength(1);
  });
});

describe("whoever had been handed an entry", () => {
  it("is told when it is corrected; the family sees who, and the other guardian is not among them", async () => {
    const { rosa, luis, ito, alvarez, hale } = district.as;
    for (const reader of [alvarez, luis]) await reader.get(`/learners/${district.ids.mateo}/backpack`);
    const [grade] = await entriesOf(ito, "course-grade");
    await correctGrade(grade, "A-");
    const told = (await deliveries(rosa)).filter(({ slice }) => slice === "grades");
    expect(told).toMatchObject([{ to: { name: "Maria Alvarez" }, way: "person", state: "sent", sentOn: "2026-12-04" }]);
    const notices = (await alvarez.get("/notices")).json() as { items: { code: string }[] };
    expect(notices.items.map(({ code }) => code)).toContain("record.amended");
    await alvarez.get(`/learners/${district.ids.mateo}/backpack`);
    await followAmendments(district.store);
    expect((await deliveries(rosa)).find(({ slice }) => slice === "grades")?.state).toBe("acknowledged");
    expect(await deliveries(hale)).toEqual([]);
  });

  it("is told by the office where nothing of ours reaches them, and the family reads how", async () => {
    const { rosa, ito, alvarez } = district.as;
    const exported = await alvarez.get(`/learners/${district.ids.mateo}/export`);
    expect(exported.statusCode).toBe(200);
    await district.store.work.rows(
      statement("test.moved-away", "update base.subject set ended_at = now() where id = $1"),
      [alvarez.subjectId],
    );
    const [grade] = await entriesOf(ito, "course-grade");
    await correctGrade(grade, "B");
    const waiting = ((await ito.get("/deliveries")).json() as { items: OwedDelivery[] }).items;
    expect(waiting.filter(({ slice }) => slice === "grades").map(({ way, to }) => [way, to.name])).toEqual([
      ["person", "Maria Alvarez"],
      ["paper", "Maria Alvarez"],
    ]);
    for (const { id } of waiting)
      expect(
        (await ito.send("POST", `/learners/${district.ids.mateo}/deliveries/${id}/told`, { how: "By letter" }))
          .statusCode,
      ).toBe(204);
    expect(((await ito.get("/deliveries")).json() as { items: [] }).items).toEqual([]);
    expect((await deliveries(rosa)).find(({ way }) => way === "paper")).toMatchObject({
      state: "sent",
      toldHow: "By letter",
    });
  });
});

it("goes on once with what a source sends anew, though the request it came of went with an entry that was destroyed", async () => {
  const statements = async () => (await entriesOf(district.as.rosa, "incident"))[0]?.statements;
  expect(await statements()).toHaveLength(1);
  const forget = "update base.entry_statement set request_id = null where learner_id = $1";
  await district.store.work.rows(statement("test.no-request", forget), [district.ids.mateo]);
  for (const _ of [1, 2, 3]) await followAmendments(district.store);
  expect(await statements()).toHaveLength(1);
});
