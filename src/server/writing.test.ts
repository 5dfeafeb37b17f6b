import { expect, it } from "vitest";
import { makeClient } from "../store/connect.ts";
import { openTestStore } from "../store/testing.ts";
import { makeWriting } from "./writing.ts";

it("asks again after a failure, and keeps for a minute what it was told", async () => {
  const store = await openTestStore();
  const owner = makeClient(store.owner, "daypack-test");
  await owner.connect();
  const writing = makeWriting(store);
  await owner.query("alter table base.installation rename to installation_away");
  await owner.query("alter view base.clock rename to clock_away");
  const failed = await Promise.allSettled([writing(), writing()]);
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await owner.query("alter view base.clock_away rename to clock");
  await owner.query("alter table base.installation_away rename to installation");
  const { today } = await writing();
  expect(today).toMatch(/^\d{4}-\d\d-\d\d$/);
  await owner.query("update base.installation set today_offset_days = 400");
  expect((await writing()).today).toBe(today);
  await owner.end();
});
