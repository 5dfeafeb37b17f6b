import { putAccount, putHat } from "../src/identity/account.store.ts";
import { openSession } from "../src/identity/session.store.ts";
import { hashOfToken, newToken } from "../src/identity/token.ts";
import { newId } from "../src/kernel/id.ts";
import { makeApp } from "../src/server/app.ts";
import { statement } from "../src/store/statement.ts";
import type { Store } from "../src/store/store.ts";
import { type Times, timesOf } from "./measure.ts";

/** The day-one view of classes of 30 through the real server, as a signed-in teacher. */
export async function measureDayOne(store: Store, runs: number): Promise<Times & { bytes: number }> {
  const [teacher] = await store.work.rows<{ id: string; classes: string[] }>(
    statement(
      "bench.day-one-teacher",
      `select s.id, array(select a.class_id from base.assignment a where a.staff_id = s.person_id and a.organization_id = s.organization_id order by 1) as classes
      from base.subject s where s.capacity = 'teacher' order by s.id limit 1`,
    ),
  );
  if (!teacher) throw new Error("the dataset is not there");
  const accountId = await putAccount(store.identity, {
    id: newId(),
    email: "bench@daypack.test",
    passwordHash: null,
    isSample: false,
  });
  await putHat(store.identity, accountId, teacher.id);
  const token = newToken();
  await openSession(store.identity, hashOfToken(token), accountId, teacher.id);
  const app = await makeApp({ store, secure: false, webFolder: undefined, requestsPerMinute: 1_000_000 });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const samples: number[] = [];
  let bytes = 0;
  try {
    for (let turn = 0; turn < runs + 20; turn++) {
      const begun = performance.now();
      const answer = await fetch(
        `${address}/api/v1/classes/${teacher.classes[turn % teacher.classes.length]}/day-one`,
        { headers: { cookie: `daypack_session=${token}` } },
      );
      const body = await answer.text();
      if (!answer.ok) throw new Error(`day one answered ${answer.status}`);
      bytes = body.length;
      if (turn >= 20) samples.push(performance.now() - begun);
    }
    return { ...timesOf(samples), bytes };
  } finally {
    await app.close();
  }
}
