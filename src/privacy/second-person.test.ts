import { beforeAll, describe, expect, it } from "vitest";
import { addAccount } from "../identity/account.job.ts";
import { newId } from "../kernel/id.ts";
import { type Caller, type District, importFacts, openDistrict, signIn } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";

/**
 * Where two people are asked, who did the first thing under one hat and would do the second under another: a hat of another staff record
 * that the same account wears. Somebody else follows each time, or the answer could be no for another reason.
 */
let district: District;
let mateo: string;
let ito: Caller;
let twin: Caller;
let second: Caller;
beforeAll(async () => {
  district = await openDistrict();
  ({ mateo } = district.ids);
  ({ ito } = district.as);
  await importFacts(district.store, [
    { row: "row/1", fact: { noun: "staff", key: "ito2", given: "A.", family: "Ito" } },
    { row: "row/2", fact: { noun: "staff", key: "kim", given: "Kim", family: "Park" } },
  ]);
  const hat = { person: "riverton:ito2", hat: "registrar@lincoln", email: "ito@riverton.test" };
  const { subjectId } = await addAccount(district.store, hat);
  twin = await signIn(district.app, "ito@riverton.test", subjectId);
  ito = await signIn(district.app, "ito@riverton.test", ito.subjectId);
  for (const { send, subjectId: worn } of [twin, ito])
    expect((await send("PUT", "/session/hat", { subjectId: worn })).statusCode).toBe(200);
  second = await district.join("kim", "registrar@lincoln");
});

const work = (name: string, text: string, values: readonly unknown[] = []) =>
  district.store.work.rows(statement<{ id: string }>(`test.second.${name}`, text), [...values]);
const post = async (caller: Caller, path: string, body: object = {}) => {
  const { statusCode, body: said } = await caller.send("POST", path, body);
  return { status: statusCode, id: said.startsWith("{") ? (JSON.parse(said) as { id?: string }).id : undefined };
};
/** The first one's own hats are refused, and then somebody else is taken. */
const takesAnother = async (path: string, refused: number) => {
  for (const caller of [ito, twin]) expect((await post(caller, path)).status, path).toBe(refused);
  expect((await post(second, path)).status, path).toBe(204);
};

describe("a second person is not the same account under another staff record", () => {
  it("for a court document, to confirm it and to lift it", async () => {
    const { guardianships } = (await district.as.luis.get(`/learners/${mateo}/family`)).json() as {
      guardianships: { guardianId: string }[];
    };
    const papers = `/learners/${mateo}/court-documents`;
    const body = { guardianId: guardianships[0]?.guardianId, kind: "supervised", effectiveOn: "2026-11-01" };
    const { id } = await post(ito, papers, body);
    await takesAnother(`${papers}/${id}/confirm`, 404);
    expect((await post(twin, `${papers}/${id}/lift`)).status).toBe(204);
    await takesAnother(`${papers}/${id}/lift`, 404);
    const { courtDocuments } = (await twin.get(`/learners/${mateo}/family`)).json() as {
      courtDocuments: { enteredByYou: boolean; liftAskedByYou: boolean }[];
    };
    expect(courtDocuments).toMatchObject([{ enteredByYou: true, liftAskedByYou: true }]);
  });

  it("for a paper of age", async () => {
    const papers = `/learners/${mateo}/age-documents`;
    const { id } = await post(ito, papers, { kind: "guardianship", effectiveOn: "2026-11-01" });
    await takesAnother(`${papers}/${id}/confirm`, 404);
    await takesAnother(`${papers}/${id}/lift`, 404);
  });

  it("for an exception of the law", async () => {
    const papers = `/learners/${mateo}/exceptions`;
    const { id } = await post(ito, papers, {
      basis: "caseworker",
      reason: "The county agency has taken the learner into its care.",
      reference: "County agency, 26-7",
      categories: ["grades"],
      endsOn: "2026-12-20",
    });
    const mayDecide = async (caller: Caller) =>
      ((await caller.get(papers)).json() as { items: { mayDecide: boolean }[] }).items[0]?.mayDecide;
    expect([await mayDecide(ito), await mayDecide(twin), await mayDecide(second)]).toEqual([false, false, true]);
    await takesAnother(`${papers}/${id}/approve`, 404);
  });

  it("for the destruction of records", async () => {
    const id = newId();
    await work(
      "disposal",
      `insert into base.disposal (id, organization_id, plan, reason, proposed_by, not_before)
      select $1, o.id, '[]', 'Due', $2, base.today() from base.organization o where o.kind = 'district'`,
      [id, ito.subjectId],
    );
    await takesAnother(`/disposals/${id}/confirm`, 409);
  });

  it("for what a family asked to be corrected, where the registrar is of that family", async () => {
    const entry = await work(
      "entry",
      "select id from base.entry where learner_id = $1 and kind = 'course-grade' limit 1",
      [mateo],
    );
    const asked = await post(district.as.rosa, `/learners/${mateo}/correction-requests`, {
      entryId: entry[0]?.id,
      wrong: "It was a B",
    });
    await work("hat", "update base.correction_request set asked_by = $2 where id = $1", [asked.id, twin.subjectId]);
    const path = `/learners/${mateo}/correction-requests/${asked.id}/answers`;
    const answer = { state: "looking" };
    expect((await post(ito, path, answer)).status).toBe(409);
    expect((await post(second, path, answer)).status).toBe(204);
  });

  it("for the rules of the district, which an administrator proposed", async () => {
    const hats = [];
    for (const key of ["ito", "ito2", "kim"]) {
      const email = key === "kim" ? "kim.registrar.lincoln@riverton.test" : "ito@riverton.test";
      const { subjectId } = await addAccount(district.store, {
        person: `riverton:${key}`,
        hat: "administrator",
        email,
      });
      const caller = await signIn(district.app, email, subjectId);
      expect((await caller.send("PUT", "/session/hat", { subjectId })).statusCode).toBe(200);
      hats.push({ ...caller, subjectId });
    }
    const [proposer, other, somebody] = hats;
    const id = newId();
    await work(
      "pack",
      "insert into base.pack_version (id, number, changes, note, proposed_by) values ($1, 1, '[]', 'The board', $2)",
      [id, proposer?.subjectId],
    );
    expect((await other?.send("POST", `/pack/versions/${id}/activate`))?.statusCode).toBeGreaterThanOrEqual(400);
    expect((await somebody?.send("POST", `/pack/versions/${id}/activate`))?.statusCode).toBeLessThan(300);
  });
});
