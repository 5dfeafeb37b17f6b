import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listMail } from "../identity/mail.job.ts";
import { notify } from "../privacy/notice.job.ts";
import { makeClient } from "../store/connect.ts";
import { readClockDay } from "./clock-day.store.ts";
import { turnClock } from "./clockwork.ts";
import { readConfig } from "./config.ts";
import { type District, openDistrict } from "./district.testing.ts";

let district: District;
let folder: string;
beforeAll(async () => {
  district = await openDistrict();
  folder = await mkdtemp(join(tmpdir(), "daypack-clock-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Turns it as a server with these settings does; answers what failed. */
async function turn(env: Record<string, string> = {}): Promise<unknown[]> {
  const failed: unknown[] = [];
  const config = readConfig({ DAYPACK_DATA: folder, ...env });
  await turnClock(district.store, { config, address: "https://daypack.test" }, (error) => failed.push(error));
  return failed;
}
const days = () => readClockDay(district.store.work);

it("works a day off and mails once, and leaves a turn to the server that is at one", async () => {
  const { rosa } = district.as;
  await district.store.work.transaction([], (transaction) =>
    notify(transaction, { code: "consent.asked", to: [rosa.subjectId] }),
  );
  const mails = () => listMail(district.store.identity, { to: "rosa@riverton.test", isSending: false });
  const other = makeClient(district.store.connectionOf("work"));
  await other.connect();
  await other.query("select pg_advisory_lock(7004)");
  expect(await turn()).toEqual([]);
  expect([await mails(), (await days()).workedOn]).toEqual([[], null]);
  await other.end();
  expect((await Promise.all(Array.from({ length: 6 }, () => turn()))).flat()).toEqual([]);
  expect(await mails()).toHaveLength(1);
  const { today, workedOn } = await days();
  expect(workedOn).toBe(today);
});

it("does the rest where one piece of work fails, and ends the day only when all of it is done", async () => {
  const before = (await days()).workedOn;
  await district.turnTo("2026-11-23");
  // Nobody listens there: the bytes cannot be looked through.
  const bucket = { DAYPACK_S3_BUCKET: "files", DAYPACK_S3_ENDPOINT: "http://127.0.0.1:1" };
  process.env.AWS_ACCESS_KEY_ID = "AKIATEST";
  process.env.AWS_SECRET_ACCESS_KEY = "of a test";
  expect(await turn(bucket)).toHaveLength(1);
  expect((await days()).workedOn).toBe(before);
  expect(await turn()).toEqual([]);
  expect((await days()).workedOn).toBe("2026-11-23");
});
