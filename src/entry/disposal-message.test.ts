import { beforeAll, describe, expect, it } from "vitest";
import { type Offices, openOffices } from "../server/office.testing.ts";
import { statement } from "../store/statement.ts";
import { certificateOnPaper } from "./certificate.ts";
import type { Certificate, Disposal, DueCount, RetentionRule } from "./retention.ts";

let offices: Offices;
let districtId: string;
beforeAll(async () => {
  offices = await openOffices();
  const answer = (await offices.admins.riverton.get("/disposals")).json() as { districts: { id: string }[] };
  districtId = answer.districts[0]?.id ?? "";
  await run(
    `with t as (insert into base.thread (learner_id, id, started_by) select l, gen_random_uuid(), $2 from unnest($1::uuid[]) l returning learner_id, id),
      m as (insert into base.thread_member (learner_id, thread_id, subject_id) select learner_id, id, $2 from t)
    insert into base.message (learner_id, id, thread_id, author_id, language, body, sent_at)
    select learner_id, gen_random_uuid(), id, $2, 'en', 'Hello', $3 from t, generate_series(1, 2)`,
    [[offices.ids.mateo, offices.ids.nora], offices.as.rosa.subjectId, "2026-11-02T12:00:00Z"],
  );
});

const certificate: Certificate = {
  certificate: "daypack-disposal",
  version: 1,
  disposalId: "",
  organization: "Riverton",
  reason: "The schedule",
  rules: [{ kind: "message", keep: { years: 0 }, source: "State schedule, item 30" }],
  destroyed: [{ kind: "message", year: 2026, entries: 2, learners: 1 }],
  learners: 1,
  entries: 2,
  method: "",
  proposed: { by: "", on: "2027-01-04" },
  confirmed: { by: "", on: "2027-03-01" },
  familiesTold: 1,
  finishedOn: "2027-03-01",
};
const run = (text: string, values: unknown[] = []) =>
  offices.store.work.rows<Record<string, unknown>>(statement(`test.${text.length}.${text.slice(-30)}`, text), values);
const schedule = async () =>
  (await offices.admins.riverton.get(`/retention/${districtId}`)).json() as {
    schedule: RetentionRule[];
    due: DueCount[];
  };
const left = async () =>
  (
    await run(
      "select (select count(*) from base.message)::int as messages, (select count(*) from base.thread)::int as threads",
    )
  )[0];

describe("messages between home and school", () => {
  it("have a line of their own in the schedule, which a district sets and no line for narratives touches", async () => {
    const line = (await schedule()).schedule.find(({ kind }) => kind === "message");
    expect(line).toMatchObject({ keep: { afterLeavingYears: 3 }, isOwn: false });
    expect(line?.source.es).not.toBe(line?.source.en);
    const set = (kind: string) =>
      offices.admins.riverton.send("PUT", `/retention/${districtId}/kinds/${kind}`, {
        keep: { years: 0 },
        reason: "State schedule, item 30",
      });
    expect((await set("narrative")).statusCode).toBe(204);
    await offices.turnTo("2027-01-04");
    expect((await schedule()).due.filter(({ kind }) => kind === "message")).toEqual([]);
    expect((await set("constructor")).statusCode).toBe(400);
    expect((await set("message")).statusCode).toBe(204);
    expect((await schedule()).due.filter(({ kind }) => kind === "message")).toEqual([
      { kind: "message", year: 2026, entries: 4, learners: 2 },
    ]);
  });

  it("are destroyed by two people with their conversations, but of whom somebody holds, and stand in the certificate in both languages", async () => {
    await offices.as.ito.send("PUT", `/learners/${offices.ids.nora}/legal-hold`, { reason: "A case at court" });
    const { riverton } = offices.admins;
    const { id } = (
      await riverton.send("POST", "/disposals", {
        organizationId: districtId,
        kinds: ["message"],
        reason: "The schedule",
      })
    ).json() as { id: string };
    await offices.turnTo("2027-03-01");
    expect((await offices.as.ito.send("POST", `/disposals/${id}/confirm`)).statusCode).toBe(204);
    for (let gone = 1; gone > 0; ) gone = Number((await run("select base.destroy_page($1, 1) as gone", [id]))[0]?.gone);
    expect(await left()).toEqual({ messages: 2, threads: 1 });
    expect(await run("select kind, year, entries from base.tombstone where disposal_id = $1", [id])).toEqual([
      { kind: "message", year: 2026, entries: 2 },
    ]);
    const found = ((await riverton.get("/disposals")).json() as { items: Disposal[] }).items.find(
      (each) => each.id === id,
    );
    expect(found?.kinds).toEqual(["message"]);
    const pages = (["en", "es"] as const).map((language) =>
      JSON.stringify(certificateOnPaper(certificate, "0", [], language)),
    );
    expect(pages[0]).toContain("Messages between home and school, 2026");
    expect(pages[1]).toContain("Mensajes entre la casa y la escuela, 2026");
  });
});
