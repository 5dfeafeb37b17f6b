import { expect, it } from "vitest";
import { openDistrict } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";

const manyLooks = statement(
  "test.many-looks",
  `insert into base.access_log (learner_id, id, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
  select $1, gen_random_uuid(), $2, 'teaching', 'day-one', 'screen', 1, 0, 0 from generate_series(1, $3)`,
);

it("gives a family the whole log, however often somebody looked", async () => {
  const { store, as, ids } = await openDistrict();
  const looks = 10_500;
  await store.work.rows(manyLooks, [ids.mateo, as.alvarez.subjectId, looks]);
  const { access } = (await as.rosa.get(`/learners/${ids.mateo}/export`)).json() as { access: { id: string }[] };
  expect(new Set(access.map(({ id }) => id)).size).toBe(access.length);
  expect(access.length).toBeGreaterThanOrEqual(looks);
});
