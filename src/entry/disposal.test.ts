import { Check } from "typebox/value";
import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "../server/district.testing.ts";
import { kinds } from "../server/kinds.ts";
import { type Offices, openOffices } from "../server/office.testing.ts";
import { makeClient } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { certificateHash, destroyConfirmed } from "./disposal.job.ts";
import type { LearnerElement } from "./element.ts";
import shipped from "./retention.json" with { type: "json" };
import { type Certificate, type Disposal, type DueCount, Keep, type RetentionRule, shippedRule } from "./retention.ts";

let offices: Offices;
let districtId: string;
const run = (text: string, values: unknown[] = []) =>
  offices.store.work.rows<Record<string, unknown>>(statement("", text), values);
const readAll = async (who: Caller = offices.admins.riverton) =>
  (await who.get(`/retention/${districtId}`)).json() as { schedule: RetentionRule[]; due: DueCount[] };
const disposals = async (who: Caller = offices.admins.riverton) =>
  ((await who.get("/disposals")).json() as { items: Disposal[] }).items;
const propose = (who: Caller, kindsOf: string[]) =>
  who.send("POST", "/disposals", {
    organizationId: districtId,
    kinds: kindsOf,
    reason: "The schedule of the district",
  });
const countOf = async (kind: string, learner: string = offices.ids.mateo) =>
  (await run("select count(*)::int as n from base.entry where learner_id = $1 and kind = $2", [learner, kind]))[0]?.n;

beforeAll(async () => {
  offices = await openOffices();
  const answer = (await offices.admins.riverton.get("/disposals")).json() as { districts: { id: string }[] };
  districtId = answer.districts[0]?.id ?? "";
});

describe("the schedule", () => {
  it("has a line for every kind of the record, each with its source; of the profile what families were told", () => {
    const record = kinds.filter(({ layer, element }) => layer === "backpack" && !element).map(({ name }) => name);
    expect(shipped.rules.map(({ kind }) => kind).sort()).toEqual(record.sort());
    for (const { keep, source } of shipped.rules) expect(Check(Keep, keep) && source in shipped.sources).toBe(true);
    expect(kinds.filter(({ element }) => element).map((kind) => shippedRule(kind).keep)).toEqual(
      kinds.flatMap(({ element }) => (element ? [element.keepUntil] : [])),
    );
  });

  it("is the administrator's to change, with a reason; a registrar reads it, another district does not", async () => {
    const { riverton, bayview } = offices.admins;
    const path = `/retention/${districtId}/kinds/incident`;
    const body = { keep: { afterLeavingYears: 4 }, reason: "State schedule, item 12" };
    expect((await offices.as.ito.send("PUT", path, body)).statusCode).toBe(403);
    expect((await bayview.send("PUT", path, body)).statusCode).toBe(403);
    expect((await riverton.send("PUT", path, body)).statusCode).toBe(204);
    const { schedule, due } = await readAll(offices.as.ito);
    expect(schedule.find(({ kind }) => kind === "incident")).toMatchObject({ keep: body.keep, isOwn: true });
    expect(due).toEqual([]);
    expect((await bayview.get(`/retention/${districtId}`)).statusCode).toBe(403);
    expect((await offices.as.rosa.get(`/retention/${districtId}`)).statusCode).toBe(403);
  });

  it("is what a family reads beside each part of the profile, and of the district of the child's school alone", async () => {
    const { riverton, bayview } = offices.admins;
    const goalOf = async (who: Caller) => {
      const answer = await who.get(`/learners/${offices.ids.mateo}/elements`);
      expect(answer.statusCode, answer.body).toBe(200);
      const { items } = answer.json() as {
        items: LearnerElement[];
      };
      return items.find(({ kind }) => kind === "goal");
    };
    const before = await goalOf(offices.as.rosa);
    expect(before?.keepSetBy).toBeUndefined();
    const path = `/retention/${districtId}/kinds/goal`;
    const other = (await bayview.get("/disposals")).json() as { districts: { id: string }[] };
    const theirs = `/retention/${other.districts[0]?.id}/kinds/goal`;
    await bayview.send("PUT", theirs, { keep: { years: 1 }, reason: "Theirs" });
    expect(await goalOf(offices.as.rosa)).toEqual(before);
    const reason = "Our own schedule, item 3";
    expect((await riverton.send("PUT", path, { keep: { years: 2 }, reason })).statusCode).toBe(204);
    for (const who of [offices.as.rosa, offices.as.mateo])
      expect(await goalOf(who)).toMatchObject({ keep: { rule: "years", years: 2 }, keepSetBy: { reason } });
    expect((await readAll()).schedule.find(({ kind }) => kind === "goal")?.keep).toEqual({ years: 2 });
    expect((await offices.as.ito.send("DELETE", path)).statusCode).toBe(403);
    expect((await bayview.send("DELETE", path)).statusCode).toBe(403);
    expect((await riverton.send("DELETE", path)).statusCode).toBe(204);
    expect((await riverton.send("DELETE", path)).statusCode).toBe(409);
    expect(await goalOf(offices.as.rosa)).toEqual(before);
  });
});

describe("what is no longer kept", () => {
  it("is counted by kind and year once a learner left long enough ago, and never of one who is still there", async () => {
    await run("update base.enrollment set ends_on = '2021-06-10' where learner_id = $1", [offices.ids.mateo]);
    const { due } = await readAll();
    expect(due.find(({ kind }) => kind === "incident")).toEqual({
      kind: "incident",
      year: 2026,
      entries: 1,
      learners: 1,
    });
    expect(due.map(({ kind }) => kind)).not.toContain("identity");
    expect(due.every(({ learners }) => learners === 1)).toBe(true);
  });

  it("is of the learner's time here: what the next district wrote is not ours to end", async () => {
    const moved = `insert into base.enrollment (id, learner_id, organization_id, starts_on, source_id, source_key)
      select gen_random_uuid(), $1, o.id, '2021-08-20', s.id, 'moved' from base.organization o, base.source s
      where o.name = 'Pier School' and s.name = 'bayview'`;
    await run(moved, [offices.ids.mateo]);
    expect((await readAll()).due).toEqual([]);
    await run("delete from base.enrollment where source_key = 'moved'");
    expect((await readAll()).due).not.toEqual([]);
  });

  it("is kept while a hold stands, or a question of the family is open", async () => {
    const { ito, rosa } = offices.as;
    const hold = (body: object) => ito.send("PUT", `/learners/${offices.ids.mateo}/legal-hold`, body);
    expect((await rosa.send("PUT", `/learners/${offices.ids.mateo}/legal-hold`, { reason: "x" })).statusCode).toBe(409);
    expect((await hold({ reason: "A lawsuit about 2020" })).statusCode).toBe(204);
    expect((await hold({ reason: "Again" })).statusCode).toBe(409);
    expect((await readAll()).due).toEqual([]);
    expect((await hold({})).statusCode).toBe(204);
    const asked = await rosa.send("POST", `/learners/${offices.ids.mateo}/copy-requests`, { how: "paper" });
    expect((await readAll()).due).toEqual([]);
    const { id } = asked.json() as { id: string };
    await rosa.send("DELETE", `/learners/${offices.ids.mateo}/copy-requests/${id}`);
    expect((await readAll()).due).not.toEqual([]);
  });

  it("is destroyed by two people, after families were told and had 45 days; not by one, and not before", async () => {
    const { riverton, bayview } = offices.admins;
    const { ito, rosa } = offices.as;
    expect((await propose(bayview, ["incident"])).statusCode).toBe(403);
    expect((await propose(riverton, ["identity"])).statusCode).toBe(409);
    const proposed = await propose(riverton, ["incident", "plan", "accommodation", "contact"]);
    expect(proposed.statusCode, proposed.body).toBe(201);
    const { id } = proposed.json() as { id: string };
    expect((await rosa.get("/notices")).body).toContain("rights.destruction");
    expect(await disposals()).toMatchObject([{ id, state: "proposed", notBefore: "2027-01-04", told: 3 }]);
    expect((await ito.send("POST", `/disposals/${id}/confirm`)).statusCode).toBe(409);
    await offices.turnTo("2027-01-04");
    expect((await riverton.send("POST", `/disposals/${id}/confirm`)).statusCode).toBe(409);
    expect((await bayview.send("POST", `/disposals/${id}/confirm`)).statusCode).toBe(409);
    await destroyConfirmed(offices.store, async () => undefined);
    expect(await countOf("incident")).toBe(1);
    expect((await ito.send("POST", `/disposals/${id}/confirm`)).statusCode).toBe(204);
    expect(await disposals()).toMatchObject([{ state: "running", confirmedBy: { name: "Aya Ito", isYou: false } }]);
  });

  it("goes with all that hangs on it, page by page; a kill between pages loses and doubles nothing", async () => {
    const [id] = (await disposals()).map((each) => each.id);
    const messages = async () => (await run("select count(*)::int as n from base.message"))[0]?.n;
    await run(
      `with t as (insert into base.thread (learner_id, id, started_by) values ($1, gen_random_uuid(), $2) returning learner_id, id)
      insert into base.message (learner_id, id, thread_id, author_id, language, body)
      select learner_id, gen_random_uuid(), id, $2, 'en', 'Hello' from t`,
      [offices.ids.mateo, offices.as.rosa.subjectId],
    );
    const before = await run("select count(*)::int as n from base.entry where learner_id <> $1", [offices.ids.mateo]);
    // Two pages, and then the process is gone.
    for (const _ of [1, 2]) await run("select base.destroy_page($1, 1)", [id]);
    expect((await disposals())[0]?.state).toBe("running");
    await destroyConfirmed(offices.store, async () => undefined);
    await destroyConfirmed(offices.store, async () => undefined);
    for (const kind of ["incident", "plan", "accommodation", "contact"])
      expect([kind, await countOf(kind)]).toEqual([kind, 0]);
    // What was written between home and school has a line of its own, and does not go with an incident.
    expect(await messages()).toBe(1);
    for (const kind of ["identity", "goal", "course-grade"]) expect(await countOf(kind)).toBeGreaterThan(0);
    expect(await run("select count(*)::int as n from base.entry where learner_id <> $1", [offices.ids.mateo])).toEqual(
      before,
    );
    expect(
      await run("select slice from base.digest where learner_id = $1 and slice in (12, 15)", [offices.ids.mateo]),
    ).toEqual([]);
  });

  it("leaves out no table that speaks of an entry: a new one must be in destroy_page", async () => {
    const tables = await run(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'base'
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'entry_id' where c.relkind = 'r' and not exists (
        select from pg_constraint f where f.conrelid = c.oid and f.confrelid = 'base.entry'::regclass and f.confdeltype = 'c')
      order by 1`,
    );
    const [body] = await run("select prosrc as text from pg_proc where proname = 'destroy_page'");
    // What goes with its entry by the foreign key needs no line; bytes of files go with the clock.
    const missing = tables.filter(({ name }) => !String(body?.text).includes(`base.${name} `));
    expect(missing).toEqual([]);
    expect(tables.length).toBeGreaterThan(6);
  });

  it("leaves a certificate that says how many and never what, known by its hash, and a count for the family", async () => {
    const [done] = await disposals();
    const certificate = done?.certificate as Certificate;
    expect(certificate).toMatchObject({
      organization: "Riverton Unified",
      learners: 1,
      entries: 5,
      confirmed: { by: "Aya Ito", on: "2027-01-04" },
      familiesTold: 3,
    });
    expect(certificate.destroyed).toContainEqual({ kind: "contact", year: 2026, entries: 2, learners: 1 });
    expect(done?.hash).toBe(certificateHash(certificate).toString("hex"));
    const paper = await offices.admins.riverton.get(`/disposals/${done?.id}/certificate.pdf?language=es`);
    expect([paper.statusCode, paper.headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect((await offices.admins.bayview.get(`/disposals/${done?.id}/certificate.pdf`)).statusCode).toBe(404);
    expect(JSON.stringify(certificate)).not.toMatch(/Mateo|Left class|Extra time|555-/);
    const kept = (await offices.as.rosa.get(`/learners/${offices.ids.mateo}/retention`)).json() as {
      destroyed: object[];
    };
    expect(kept.destroyed).toContainEqual({ kind: "incident", year: 2026, entries: 1, finishedOn: "2027-01-04" });
    expect((await offices.as.ito.send("POST", `/disposals/${done?.id}/confirm`)).statusCode).toBe(409);
    expect((await offices.as.ito.send("DELETE", `/disposals/${done?.id}`)).statusCode).toBe(409);
  });

  it("that somebody stops while it runs is stopped, and never certified as done", async () => {
    const { riverton } = offices.admins;
    const kind = (await readAll()).due[0]?.kind ?? "";
    const { id } = (await propose(riverton, [kind])).json() as { id: string };
    await offices.turnTo("2027-03-01");
    expect((await offices.as.ito.send("POST", `/disposals/${id}/confirm`)).statusCode).toBe(204);
    // As if the press came with the first page.
    const owner = makeClient(offices.store.owner);
    await owner.connect();
    await owner.query(
      `create function base.stop_now() returns trigger language plpgsql as
        $$ begin update base.disposal set stopped_on = base.today() where id = '${id}'; return null; end $$`,
    );
    await owner.query("create trigger stop_now after insert on base.tombstone execute function base.stop_now()");
    await owner.end();
    await destroyConfirmed(offices.store, async () => undefined);
    const stopped = (await disposals()).find((each) => each.id === id);
    expect(stopped).toMatchObject({ state: "stopped" });
    expect(stopped?.certificate).toBeUndefined();
  });
});

describe("what is destroyed", () => {
  it("is what was due when families were told, and by the times that the district keeps still", async () => {
    const { riverton } = offices.admins;
    const { nora, grace } = offices.ids;
    const give = `insert into base.entry select (jsonb_populate_record(e, jsonb_build_object(
        'id', gen_random_uuid(), 'learner_id', $1::uuid, 'kind', 'goal', 'source_id', null, 'source_key', null, 'circle_id', null))).*
      from base.entry e where e.kind = 'goal' order by e.id limit 1`;
    for (const [learner, left] of [
      [nora, "2026-02-20"],
      [grace, "2026-04-01"],
    ]) {
      await run(give, [learner]);
      await run("update base.enrollment set ends_on = $2, ended_at = null where learner_id = $1", [learner, left]);
    }
    const path = `/retention/${districtId}/kinds/goal`;
    const keep = (years: number) =>
      riverton.send("PUT", path, { keep: { afterLeavingYears: years }, reason: "Item 7" });
    await keep(1);
    await offices.turnTo("2027-03-02");
    const proposed = await propose(riverton, ["goal"]);
    const { id } = proposed.json() as { id: string };
    await offices.turnTo("2027-04-20"); // what Grace left is a year old since
    const confirm = async () => (await offices.as.ito.send("POST", `/disposals/${id}/confirm`)).statusCode;
    await keep(9);
    expect(await confirm()).toBe(409);
    await keep(1);
    expect(await confirm()).toBe(204);
    await destroyConfirmed(offices.store, async () => undefined);
    expect([await countOf("goal", nora), await countOf("goal", grace)]).toEqual([0, 1]);
  });
});
