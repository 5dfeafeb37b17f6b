import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAccount } from "../identity/account.job.ts";
import type { ConsentTerms } from "../privacy/consent.ts";
import { firstRow, statement } from "../store/statement.ts";
import { openTestStore } from "../store/testing.ts";
import { letIn } from "./agreement.testing.ts";
import { termsFor } from "./agreement-terms.testing.ts";
import { makeApp } from "./app.ts";
import { password, signIn } from "./district.testing.ts";
import { metadataOf } from "./files.testing.ts";
import { writeRows } from "./foreign.testing.ts";
import { bringUpToDate } from "./installation.job.ts";
import { type Offices, openOffices } from "./office.testing.ts";
import { ways } from "./routes.testing.ts";
import { addressOf, type IdNoun, type Ids, methodOf, nobodys, type Way } from "./way.testing.ts";

afterAll(() => offices.app.close());
let offices: Offices;
let own: Ids;
let theirs: Ids;
/** Of `theirs` what there really is. */
let standing: Partial<Ids>;
beforeAll(async () => {
  offices = await openOffices();
  const ofOwn = await idsOf(offices.ids.mateo, "riverton", offices.classIds.p3, offices.as.hale.subjectId);
  const ofOthers = await idsOf(offices.ids.grace, "bayview", offices.classIds.art, offices.admins.bayview.subjectId);
  own = { ...nobodys(), ...ofOwn, ...(await signedBy("riverton")) };
  standing = {
    ...{ ...ofOthers, learner: offices.ids.lucia },
    ...(await signedBy("bayview")),
    ...(await betweenOthers()),
  };
  theirs = { ...nobodys(), ...standing };
});

/** What others have about the caller's own learner: another household's conversation, a colleague's note that waits, a file on its way. */
async function betweenOthers(): Promise<Partial<Ids>> {
  const { luis, hale, rosa } = offices.as;
  const path = `/learners/${offices.ids.mateo}`;
  const said = { to: [hale.subjectId], body: "Between us", language: "en" };
  const thread = await luis.send("POST", `${path}/messages`, said);
  const note = await hale.send("POST", `${path}/transition-notes`, {
    ...{ body: { strength: "Explains" }, observedOn: "2026-11-20" },
  });
  const file = await rosa.send("POST", "/files", undefined, {
    ...{ "tus-resumable": "1.0.0", "upload-length": "12", "upload-metadata": metadataOf("a.txt", "text/plain") },
  });
  const made = {
    thread: (thread.json() as { threadId: string }).threadId,
    note: (note.json() as { id: string }).id,
    file: String(file.headers.location).split("/").at(-1) ?? "",
  };
  for (const [noun, id] of Object.entries(made)) expect(id, noun).toMatch(/^[0-9a-f-]{36}$/);
  return made;
}

const ofLearner = statement<Record<string, string>>(
  "test.ids-of-learner",
  `select (select id from base.entry where learner_id = $1 and superseded_at is null order by id limit 1) as entry,
    g.id as guardianship, g.guardian_id as guardian, d.id as document,
    (select id from base.import i where i.source_id = (select id from base.source where name = $2) order by id limit 1) as import,
    (select id from base.correction_request r where r.learner_id = $1 order by id limit 1) as request,
    (select n.id from base.consent n where n.learner_id = $1 order by id limit 1) as consent,
    (select n.id from base.ending n where n.learner_id = $1 order by id limit 1) as ending,
    (select h.id from base.share h where h.learner_id = $1 order by id limit 1) as link,
    (select q.id from base.quality_issue q where q.source_id = (select id from base.source where name = $2) order by id limit 1) as issue,
    (select c.id from base.contribution c where c.learner_id = $1 order by c.id limit 1) as contribution,
    (select id from base.competency order by id limit 1) as competency,
    (select id from base.organization where name = $3) as organization,
    (select id from base.staff where display_name like $4 order by id limit 1) as colleague
  from base.guardianship g left join base.court_document d on d.learner_id = g.learner_id where g.learner_id = $1 order by g.id limit 1`,
);

const askedFor = statement<{ id: string }>(
  "test.app-request",
  `with c as (insert into base.class (id, organization_id, title)
    select gen_random_uuid(), id, 'Asked for' from base.organization where name = $1 returning id)
  insert into base.app_request (id, class_id, name, why, asked_by) select gen_random_uuid(), c.id, 'Gallery', 'To show works', $2 from c returning id`,
);
// A program of a district with a name on its list, and what a family's other adult proposed.
const programOf = statement<{ program: string; name: string }>(
  "test.program",
  `with a as (insert into base.agreement (id, kind, name, organization_id, purpose, slices, starts_on, ends_on, state)
    select gen_random_uuid(), 'helper', 'Makers', id, 'Building', '{}', '2026-09-01', '2027-06-01', 'vetting'
    from base.organization where name = $1 returning id),
  p as (insert into base.program (agreement_id, organization_name, contact, is_familys) select id, 'Center', 'a@b.test', false from a returning agreement_id),
  n as (insert into base.program_name (agreement_id, id, name, added_by) select agreement_id, gen_random_uuid(), 'Ana R.', $2 from p returning id)
  select p.agreement_id as program, n.id as name from p cross join n`,
);
const askedTerms: ConsentTerms = {
  kind: "survey",
  party: "School",
  purpose: "A survey",
  parts: [{ slice: "surveys", level: "detail" }],
  items: [],
  write: "none",
  startsOn: "2026-11-20",
  retention: "a year",
  onward: "",
};
const schools = { riverton: "Lincoln Middle School", bayview: "Pier School" } as const;

/** An agreement of one district with its program, a request for an app at its school, and a program of helpers. */
async function signedBy(
  district: keyof typeof schools,
): Promise<Pick<Ids, "agreement" | "client" | "appRequest" | "program" | "programName">> {
  const admin = offices.admins[district];
  const place = statement<{ id: string }>(
    "test.organization-named",
    "select id from base.organization where name = $1",
  );
  const [school] = await offices.store.work.rows(place, [schools[district]]);
  const serves = { organizationIds: [school?.id ?? ""], classIds: [] };
  const { agreement, fresh } = await letIn(offices.app, admin, termsFor(offices.classIds.p3, { serves }));
  const [asked] = await offices.store.work.rows(askedFor, [schools[district], admin.subjectId]);
  const made = await firstRow(offices.store.work, programOf, [schools[district], admin.subjectId]);
  return {
    ...{ agreement: agreement.id, client: fresh.clientId, appRequest: asked?.id ?? "" },
    ...{ program: made?.program ?? "", programName: made?.name ?? "" },
  };
}

/** Ids that there are: of one learner, one district's import and administrator, one class and one colleague. */
async function idsOf(
  learner: string,
  district: "riverton" | "bayview",
  inClass: string,
  subject: string,
): Promise<Partial<Ids>> {
  const { ito } = offices.as;
  const whose = [learner, district, schools[district], district === "riverton" ? "%Boone" : "%Park"];
  const before = await firstRow(offices.store.work, ofLearner, whose);
  // The registrar of the school enters a document that changes nothing in who reads.
  await offices.store.work.rows(
    statement(
      "test.document",
      `insert into base.court_document (learner_id, id, guardian_id, kind, effective_on, entered_by)
      values ($1, gen_random_uuid(), $2, 'supervised', '2026-10-01', $3)`,
    ),
    [learner, before?.guardian, ito.subjectId],
  );
  await offices.store.work.rows(
    statement(
      "test.correction-request",
      `insert into base.correction_request (learner_id, id, entry_id, slice, wrong, asked_by)
      select learner_id, gen_random_uuid(), id, slice, 'It was another day.', $2 from base.entry where learner_id = $1 order by id limit 1`,
    ),
    [learner, ito.subjectId],
  );
  await offices.store.work.rows(
    statement(
      "test.contribution",
      `insert into base.contribution (learner_id, id, slice, kind, body, proposed_by, key)
      values ($1, gen_random_uuid(), 24, 'recognition', '{"title": "Teamwork", "issuer": "Makers"}', $2, 'foreign-1')`,
    ),
    [learner, ito.subjectId],
  );
  await offices.store.work.rows(
    statement(
      "test.issue",
      `insert into base.quality_issue (id, source_id, code, is_check, state, count)
      select gen_random_uuid(), id, 'date.invalid', false, 'open', 1 from base.source where name = $1`,
    ),
    [district],
  );
  await offices.store.work.rows(
    statement(
      "test.link",
      `with c as (insert into base.consent (learner_id, id, state, terms, starts_on, asked_by)
        values ($1, gen_random_uuid(), 'requested', $3, '2026-11-20', $2) returning learner_id, id)
      insert into base.share (learner_id, id, consent_id, audience, from_name, token_hash, language, keeps_up, made_by)
      select learner_id, gen_random_uuid(), id, 'college', 'F', sha256(id::text::bytea), 'en', false, $2 from c`,
    ),
    [learner, ito.subjectId, JSON.stringify(askedTerms)],
  );
  await offices.store.work.rows(
    statement(
      "test.ending",
      `with a as (insert into base.agreement (id, kind, name, purpose, slices, starts_on)
        values (gen_random_uuid(), 'helper', 'Over', 'It was', '{}', '2026-01-01') returning id)
      insert into base.ending (learner_id, id, agreement_id, what, due_on, state)
      select $1, gen_random_uuid(), a.id, 'ended', '2026-12-20', 'sent' from a`,
    ),
    [learner],
  );
  const found = await firstRow(offices.store.work, ofLearner, whose);
  const { organization = "" } = found ?? {};
  const number = district === "riverton" ? 901 : 902;
  const apart = district === "riverton" ? learner : offices.ids.lucia;
  const more = await writeRows(offices.store, { learner, apart, subject, organization, number });
  const account = offices.admins[district].accountId;
  const files = [{ path: "users.csv", bytes: 12 }];
  const begun = await offices.admins[district].send("POST", "/uploads", { files });
  const { id: upload } = begun.json() as { id: string };
  const there = Object.fromEntries(Object.entries(found ?? {}).filter(([, id]) => id !== null));
  return { ...there, ...more, learner, class: inClass, subject, account, upload };
}

const ask = (way: Way, ids: Ids, { cookie = "", instead = {}, more = "", body }: Asking = {}) => {
  const address = addressOf(way, ids, instead) + more;
  const payload = body === undefined ? way.body?.(ids) : body;
  return offices.app.inject({
    method: methodOf(way),
    url: address,
    headers: { ...(cookie && { cookie }), ...(payload !== undefined && { "content-type": "application/json" }) },
    ...(payload !== undefined && { payload: typeof payload === "string" ? payload : JSON.stringify(payload) }),
  });
};
interface Asking {
  readonly cookie?: string;
  readonly instead?: Readonly<Record<string, string>>;
  readonly more?: string;
  readonly body?: object | string | undefined;
}

/** Of an answer what may differ between two of the same: when it was given, and how many more may be asked for. */
const passing = /^(date|x-ratelimit-.*|content-length)$/;
const seen = ({ statusCode, body, headers }: LightMyRequestResponse) => ({
  statusCode,
  body,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !passing.test(name))),
});
const expectProblem = (answer: LightMyRequestResponse, at: string) => {
  expect(answer.statusCode, `${at}: ${answer.body.slice(0, 200)}`).toBeLessThan(500);
  if (answer.statusCode < 400) return;
  expect(answer.headers["content-type"], at).toContain("application/problem+json");
  if (answer.raw.req.method === "HEAD") return; // an answer without a body
  expect(answer.json(), at).toMatchObject({ type: expect.stringMatching(/^\/problems\//), status: answer.statusCode });
};

/** Somebody signs in anew: what a way of asking ends, such as a session, ends for that one only. */
async function enter(email: string): Promise<string> {
  const answer = await offices.app.inject({ method: "POST", url: "/api/v1/session", payload: { email, password } });
  return String(answer.headers["set-cookie"]).split(";")[0] ?? "";
}
const callers = ["alvarez", "samira", "ito", "mateo"].map((who) => `${who}@riverton.test`);
const everybody = [...callers, "riverton@office.test"];

describe("every way of asking", () => {
  it("has somebody else's ids for every place of the table", () => {
    const nouns = new Set(ways.flatMap(({ path = {}, inBody = [] }) => [...Object.values(path), ...inBody]));
    // A competency is the same for everybody; these districts have none.
    expect([...nouns].filter((noun) => !standing[noun])).toEqual(["competency"]);
    expect([...nouns].filter((noun) => theirs[noun] === own[noun])).toEqual([]);
  });

  it("stands in the table of this test", async () => {
    const document = (await offices.app.inject("/api/v1/openapi.json")).json() as { paths: Record<string, object> };
    const known = Object.entries(document.paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path.replace("/api/v1", "")}`),
    );
    // The document leaves out what only asks for heads.
    const written = ways.map(({ way }) => way).filter((way) => !way.startsWith("HEAD "));
    expect(written.sort()).toEqual(known.sort());
  });

  it("is closed without a cookie, with one that is none, and with one of another installation", async () => {
    const elsewhere = await openTestStore();
    await bringUpToDate(elsewhere, { timeZone: "UTC", today: undefined, publicUrl: undefined });
    const app = await makeApp({ store: elsewhere, secure: false, webFolder: undefined });
    await addAccount(elsewhere, { hat: "administrator", email: "admin@elsewhere.test", password });
    expect((await (await signIn(app, "admin@elsewhere.test", "")).get("/session")).statusCode).toBe(200);
    const foreign = await app.inject({
      method: "POST",
      url: "/api/v1/session",
      payload: { email: "admin@elsewhere.test", password },
    });
    const cookies = [
      "",
      "daypack_session=garbage",
      `daypack_session=${"A".repeat(43)}`,
      `daypack_session=${"%00".repeat(20)}`,
      String(foreign.headers["set-cookie"]).split(";")[0] ?? "",
    ];
    for (const way of ways)
      for (const cookie of cookies) {
        const answer = await ask(way, own, { cookie });
        expect(answer.statusCode, `${way.way} with ${cookie.slice(0, 30)}`).toBe(way.openTo ?? 401);
        expectProblem(answer, way.way);
      }
    await app.close();
  });

  it("answers an id of somebody else as it answers one that nobody has, byte for byte", async () => {
    for (const email of everybody) {
      const cookie = await enter(email);
      for (const way of ways) {
        const places = [...Object.values(way.path ?? {}), ...(way.inBody ?? [])];
        for (const noun of new Set<IdNoun>(places)) {
          const [hidden, missing] = [
            await ask(way, { ...own, [noun]: theirs[noun] }, { cookie }),
            await ask(way, { ...own, [noun]: nobodys()[noun] }, { cookie }),
          ];
          const at = `${way.way}: ${noun} of somebody else, asked by ${email}`;
          expect(seen(hidden), at).toEqual(seen(missing));
          expect(hidden.statusCode, `${at}: the example is no longer right`).not.toBe(400);
          expectProblem(hidden, at);
        }
      }
    }
  }, 120_000);

  it("refuses an id that is none with a problem, never with an error of ours", async () => {
    const cookie = await enter("alvarez@riverton.test");
    const odd = ["not-an-id", "%00", "..%2f..", "%E2%80%AE", "0", "x".repeat(500), `${own.learner}'--`];
    for (const way of ways)
      for (const place of [...Object.keys(way.path ?? {}), ...Object.keys(way.words ?? {})])
        for (const wrong of odd) {
          const at = `${way.way} with ${wrong.slice(0, 20)} at ${place}`;
          const answer = await ask(way, own, { cookie, instead: { [place]: wrong } });
          expectProblem(answer, at);
          if (way.path?.[place]) expect([400, 404, 414], at).toContain(answer.statusCode);
        }
  });

  it("refuses a body, a question or a cursor that makes no sense with a problem, never with an error of ours", async () => {
    const bodies = [
      "",
      "{",
      "null",
      "[]",
      '"x"',
      "1e999",
      '{"__proto__":{"level":"detail"}}',
      `{"note":"${"x".repeat(9_000)}"}`,
    ];
    const cursors = [
      "nonsense",
      ...[["x"], ["'"], [own.learner, own.learner], [1], ["99999999999999999999"], ["\u0000"], []].map((place) =>
        Buffer.from(JSON.stringify(place)).toString("base64url"),
      ),
    ];
    for (const email of ["alvarez@riverton.test", "riverton@office.test"]) {
      const cookie = await enter(email);
      for (const way of ways) {
        if (way.way.endsWith(" /session") && !way.way.startsWith("GET")) continue; // ends or begins a session of its own
        if (way.body)
          for (const body of bodies)
            expectProblem(await ask(way, own, { cookie, body }), `${way.way} with ${body.slice(0, 30)}`);
        if (way.body) {
          const holed = JSON.stringify(way.body(own)).replaceAll(/":"[^"]*"/g, '":"a\\u0000b"');
          expectProblem(await ask(way, own, { cookie, body: holed }), `${way.way} with a NUL in its words`);
        }
        const and = way.query ? "&" : "?";
        for (const more of [
          "limit=0",
          "limit=-1",
          "limit=1e9",
          "limit=x",
          "unit=99999999999999",
          "past=maybe",
          "name=%00",
          "key=%00",
          "email=%00",
          "sourceId=%00",
          "text=%00",
          "kind=%00",
        ])
          expectProblem(await ask(way, own, { cookie, more: and + more }), `${way.way} with ${more}`);
        if (way.pages)
          for (const cursor of cursors) {
            const answer = await ask(way, own, { cookie, more: `${and}cursor=${cursor}` });
            expectProblem(answer, `${way.way} with the cursor ${Buffer.from(cursor, "base64url")}`);
          }
      }
    }
  }, 120_000);

  it("gives nobody more for another one's cursor", async () => {
    const reader = await enter("ito@riverton.test");
    const other = await enter("alvarez@riverton.test");
    for (const way of ways.filter(({ pages }) => pages)) {
      const first = (await ask(way, own, { cookie: reader, more: "?limit=1" })).json() as { next?: string };
      if (!first.next) continue;
      const all = (await ask(way, own, { cookie: other, more: "?limit=500" })).json() as { items?: { id: string }[] };
      const rest = (
        await ask(way, own, { cookie: other, more: `?limit=500&cursor=${first.next}` })
      ).json() as typeof all;
      const known = new Set((all.items ?? []).map(({ id }) => id));
      // The log grows by these very looks, newest first.
      if (!way.way.endsWith("/access"))
        expect(
          (rest.items ?? []).filter(({ id }) => !known.has(id)),
          way.way,
        ).toEqual([]);
    }
  });
});
