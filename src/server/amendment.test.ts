import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Changes } from "../entry/change.ts";
import type { CorrectionRequest } from "../entry/correction-request.ts";
import type { Delivery } from "../entry/delivery.ts";
import type { Entry } from "../entry/entry.ts";
import { sendMessages } from "../exchange/hook.job.ts";
import { idAt } from "../kernel/id.ts";
import { cursorOf, highestId, lowestId } from "../kernel/page.ts";
import { statement } from "../store/statement.ts";
import { letIn, type Program } from "./agreement.testing.ts";
import { termsFor } from "./agreement-terms.testing.ts";
import { importFacts } from "./district.testing.ts";
import { type Offices, openOffices } from "./office.testing.ts";
import { openReceiver, type Receiver } from "./receiver.testing.ts";

let offices: Offices;
let receiver: Receiver;
let program: Program;
let secret: Buffer;
let award: Entry;
const mateo = () => offices.ids.mateo;
const deliveries = async () =>
  ((await offices.as.rosa.get(`/learners/${mateo()}/deliveries`)).json() as { items: Delivery[] }).items;
const changesAfter = async (cursor: string) => (await program.get(`/changes?cursor=${cursor}`)).json() as Changes;
/** Where a program stood that had asked for everything some minutes ago. */
const askedBefore = (minutes: number) => cursorOf([idAt(Date.now() - minutes * 60_000), highestId, lowestId, lowestId]);
/** What is younger than a minute is not settled yet: the clock goes on without the test. */
const minutesPass = () =>
  offices.store.work.rows(
    statement(
      "test.minutes-pass",
      `with d as (update base.delivery set made_at = made_at - interval '2 minutes', try_after = now())
      update base.entry_statement set stated_at = stated_at - interval '2 minutes'`,
    ),
  );
const retry = () =>
  offices.store.work.rows(statement("test.retry", "update base.delivery set try_after = now() where state = 'owed'"));
const ask = async (wrong: string) => {
  const path = `/learners/${mateo()}/correction-requests`;
  await offices.as.rosa.send("POST", path, { entryId: award.id, wrong });
  const { items } = (await offices.as.rosa.get(path)).json() as { items: CorrectionRequest[] };
  return `${path}/${items[0]?.id}`;
};

beforeAll(async () => {
  offices = await openOffices();
  receiver = await openReceiver();
  const { riverton } = offices.admins;
  const made = await letIn(offices.app, riverton, termsFor(offices.classIds.p3));
  ({ program } = made);
  for (const guardian of [offices.as.rosa, offices.as.luis])
    await guardian.send("PUT", `/learners/${mateo()}/choices/${made.agreement.id}/recognitions`, { level: "detail" });
  const { url } = receiver;
  const set = await riverton.send("PUT", `/agreements/${made.agreement.id}/hook`, { url });
  expect(set.statusCode, set.body).toBe(200);
  secret = Buffer.from((set.json() as { secret: string }).secret.replace("whsec_", ""), "base64");
  const read = (await program.get(`/learners/${mateo()}/entries?kind=recognition`)).json() as { items: Entry[] };
  award = read.items[0] as Entry;
});

describe("a program that had been handed what is wrong", () => {
  it("takes no address without TLS but this machine's, and none with a password", async () => {
    const { riverton, bayview } = offices.admins;
    const { items } = (await riverton.get("/agreements")).json() as { items: { id: string }[] };
    const path = `/agreements/${items[0]?.id}/hook`;
    for (const url of ["http://gallery.example/in", "https://me:word@gallery.example/in", "ftp://gallery.example", "x"])
      expect((await riverton.send("PUT", path, { url })).statusCode).toBe(400);
    expect((await bayview.get(path)).statusCode).toBe(404);
    expect((await riverton.get(path)).body).not.toContain(secret.toString("base64"));
  });

  it("hears by a signed message that a family's statement goes with it, tried again until it arrives", async () => {
    const path = await ask("It was another team.");
    await offices.as.ito.send("POST", `${path}/answers`, {
      state: "unchanged",
      answer: "The list of the day says so.",
    });
    const stated = await offices.as.rosa.send("POST", `${path}/statement`, { text: "Another list says otherwise." });
    expect(stated.statusCode, stated.body).toBe(204);
    receiver.status = 503;
    expect(await sendMessages(offices.store)).toBe(0);
    expect(await sendMessages(offices.store)).toBe(0);
    expect(receiver.heard).toHaveLength(1);
    receiver.status = 200;
    // Where people work, an address within the own network is not written to.
    await retry();
    expect(await sendMessages(offices.store, "", { config: { publicUrl: "https://daypack.riverton.test" } })).toBe(0);
    expect(receiver.heard).toHaveLength(1);
    await retry();
    expect(await sendMessages(offices.store)).toBe(1);
    expect(await sendMessages(offices.store)).toBe(0);
    const [first, second] = receiver.heard;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    const { "webhook-id": id, "webhook-timestamp": at } = second?.headers ?? {};
    const mac = createHmac("sha256", secret).update(`${id}.${at}.${second?.body}`).digest("base64");
    expect(second?.headers["webhook-signature"]).toBe(`v1,${mac}`);
    expect(JSON.parse(second?.body ?? "")).toMatchObject({
      type: "entry.statement-attached",
      data: { learnerId: mateo(), entryId: award.id },
    });
    expect(second?.body).not.toMatch(/otherwise|Mateo|Teamwork/);
    expect((await deliveries()).filter(({ way }) => way === "app")).toMatchObject([
      { to: { name: "Gallery" }, state: "sent" },
    ]);
  });

  it("reads the statement in its feed, and the family sees when it has kept it", async () => {
    await minutesPass();
    const page = await changesAfter(askedBefore(5));
    expect(page.restated).toMatchObject([
      { learnerId: mateo(), entry: { id: award.id, statements: [{ text: "Another list says otherwise." }] } },
    ]);
    expect((await deliveries()).find(({ way }) => way === "app")?.state).toBe("sent");
    expect((await changesAfter(page.next)).restated).toEqual([]);
    expect((await deliveries()).find(({ way }) => way === "app")).toMatchObject({
      state: "acknowledged",
      acknowledgedOn: "2026-11-20",
    });
  });

  it("hears of the correction that a source made, and finds it in its feed; after all tries somebody must call", async () => {
    const path = await ask("The name is wrong.");
    await importFacts(offices.store, [
      {
        row: "recognition/again",
        fact: {
          noun: "entry",
          key: award.provenance.source?.key ?? (await keyOf(award.id)),
          kind: "recognition",
          learner: "mateo",
          body: { title: "Teamwork prize", issuer: "Tri-County Robotics" },
          observedOn: "2026-03-01",
        },
      },
    ]);
    const answered = await offices.as.ito.send("POST", `${path}/answers`, { state: "corrected" });
    expect(answered.statusCode, answered.body).toBe(204);
    receiver.status = 500;
    for (let tries = 0; tries < 10; tries += 1) {
      await retry();
      await sendMessages(offices.store);
    }
    expect((await deliveries()).filter(({ what }) => what === "corrected")).toMatchObject([{ state: "failed" }]);
    const waiting = (await offices.as.ito.get("/deliveries")).json() as { items: Delivery[] };
    expect(waiting.items).toMatchObject([{ way: "app", to: { name: "Gallery" } }]);
  });

  it("hears nothing more once its agreement is over, of what was owed before either: somebody must call", async () => {
    const again = "update base.delivery set state = 'owed', try_after = now() where state = 'failed'";
    await offices.store.work.rows(statement("test.owe-again", again));
    const owed = (await deliveries()).filter(({ way, state }) => way === "app" && state === "owed");
    expect(owed).toHaveLength(1);
    const { items } = (await offices.admins.riverton.get("/agreements")).json() as { items: { id: string }[] };
    const ended = await offices.admins.riverton.send("POST", `/agreements/${items[0]?.id}/end`, { reason: "Over" });
    expect(ended.statusCode, ended.body).toBeLessThan(300);
    const before = receiver.heard.length;
    receiver.status = 200;
    await retry();
    expect(await sendMessages(offices.store)).toBe(0);
    expect(receiver.heard).toHaveLength(before);
    expect((await deliveries()).find(({ id }) => id === owed[0]?.id)?.state).toBe("no-way");
  });
});

const keyOf = async (id: string) => {
  const [row] = await offices.store.work.rows(
    statement<{ source_key: string }>("test.key-of", "select source_key from base.entry where id = $1"),
    [id],
  );
  return row?.source_key ?? "";
};
