import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { sendEndings } from "../exchange/ending-message.job.ts";
import { addDays } from "../kernel/date.ts";
import type { EndingView } from "../privacy/ending.ts";
import { statement } from "../store/statement.ts";
import { letIn, type Program } from "./agreement.testing.ts";
import { termsFor } from "./agreement-terms.testing.ts";
import { type Offices, openOffices } from "./office.testing.ts";
import { openReceiver, type Receiver } from "./receiver.testing.ts";

let offices: Offices;
let receiver: Receiver;
let mateo: string;
let gallery: Program;
let other: Program;
let agreementId: string;
let secret: Buffer;
beforeAll(async () => {
  offices = await openOffices();
  mateo = offices.ids.mateo;
  receiver = await openReceiver(503);
  const { riverton } = offices.admins;
  const retention = { daysAfterEnd: 10, deletionProof: true };
  const made = await letIn(offices.app, riverton, termsFor(offices.classIds.p3, { retention }));
  [gallery, agreementId] = [made.program, made.agreement.id];
  ({ program: other } = await letIn(offices.app, riverton, termsFor(offices.classIds.p3, { name: "Other" })));
  for (const guardian of [offices.as.rosa, offices.as.luis])
    await guardian.send("PUT", `/learners/${mateo}/choices/${agreementId}/recognitions`, { level: "detail" });
  const { url } = receiver;
  const set = await riverton.send("PUT", `/agreements/${agreementId}/hook`, { url });
  secret = Buffer.from((set.json() as { secret: string }).secret.replace("whsec_", ""), "base64");
});

const own = async (program: Program) => ((await program.get("/endings")).json() as { items: EndingView[] }).items;
const attest = (program: Program, id: string | undefined) =>
  offices.app.inject({
    method: "POST",
    url: `/api/v1/endings/${id}/attest`,
    headers: { authorization: `Bearer ${program.token}` },
    payload: { by: "Privacy office", how: "Rows and backups deleted" },
  });
const ofFamily = async () =>
  ((await offices.as.luis.get(`/learners/${mateo}/endings`)).json() as { items: EndingView[] }).items;

describe("an app that a family stopped", () => {
  it("hears by a signed message by when to destroy what it had, tried again until it arrives, and not why", async () => {
    const stopped = await offices.as.rosa.send("POST", `/learners/${mateo}/agreements/${agreementId}/stop`);
    expect(stopped.statusCode).toBe(200);
    expect(await sendEndings(offices.store)).toBe(0);
    expect(await ofFamily()).toMatchObject([{ party: "Gallery", what: "ended", state: "owed" }]);
    receiver.status = 200;
    expect(await sendEndings(offices.store)).toBe(0); // not before its time
    await offices.store.work.rows(statement("test.retry-ending", "update base.ending set try_after = now()"));
    expect(await sendEndings(offices.store)).toBe(1);
    expect(await sendEndings(offices.store)).toBe(0);
    const [first, second] = receiver.heard;
    expect([receiver.heard.length, second?.body]).toEqual([2, first?.body]);
    const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = second?.headers ?? {};
    const mac = createHmac("sha256", secret).update(`${id}.${at}.${second?.body}`).digest("base64");
    expect(signature).toBe(`v1,${mac}`);
    expect(JSON.parse(second?.body ?? "")).toEqual({
      type: "sharing.ended",
      timestamp: expect.any(String),
      data: { endingId: id, learnerId: mateo, destroyBy: addDays("2026-11-20", 10) },
    });
    expect(await ofFamily()).toMatchObject([{ state: "sent", sentOn: "2026-11-20" }]);
  });

  it("says for itself, and once, that all is destroyed; no other program can, or hears of it", async () => {
    const [ending] = await own(gallery);
    expect(ending).toMatchObject({ learnerId: mateo, what: "ended", dueOn: addDays("2026-11-20", 10) });
    expect(await own(other)).toEqual([]);
    expect((await offices.as.rosa.get("/endings")).statusCode).toBe(403);
    expect((await attest(other, ending?.id)).statusCode).toBe(404);
    expect((await attest(gallery, ending?.id)).statusCode).toBe(204);
    expect((await attest(gallery, ending?.id)).statusCode).toBe(404);
    expect(await ofFamily()).toMatchObject([
      { attestedAs: "program", attestedBy: "Privacy office", certificate: "Rows and backups deleted" },
    ]);
    expect((await offices.as.luis.get("/notices")).body).toContain("ending.attested");
  });
});
