import { expect, it } from "vitest";
import { numberOf } from "../privacy/category.ts";
import { statement } from "../store/statement.ts";
import { openDistrict } from "./district.testing.ts";

const policies = statement<{ policy_id: string }>(
  "test.own-policy",
  "select policy_id from base.grants where learner_id = $1 and subject_id = $2",
);
const attendance = statement<{ summary: unknown }>(
  "test.attendance-digest",
  `select summary from base.digest where learner_id = $1 and slice = ${numberOf("attendance")} order by circle_id limit 1`,
);
const earlierVersion = statement(
  "test.earlier-version",
  "update base.installation set pack_hash = 'of an earlier version', of_age_from = 12, trusted_from = 10",
);

it("an upgrade with another pack goes by its ages at once, and a day that passed meanwhile still counts", async () => {
  const { store, as, ids, turnTo } = await openDistrict();
  const seen = async () => ({
    policy: (await store.work.rows(policies, [ids.mateo, as.mateo.subjectId]))[0]?.policy_id,
    attendance: (await store.work.rows(attendance, [ids.mateo]))[0]?.summary,
  });
  await store.work.rows(earlierVersion);
  await store.work.rows(statement("test.compile", "select base.compile_all()"));
  const before = await seen();
  expect(before).toMatchObject({ policy: "learner.of-age", attendance: expect.anything() });
  await turnTo("2026-11-24");
  const after = await seen();
  expect(after.policy).toBe("learner.minor");
  expect(after.attendance).not.toEqual(before.attendance);
});
