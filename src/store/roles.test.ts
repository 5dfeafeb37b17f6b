import { expect, it } from "vitest";
import { makeClient } from "./connect.ts";
import { ensureRoles, loginOf, newSecret, roles } from "./roles.ts";
import { openTestStore } from "./testing.ts";

it("puts back what a login has changed of its own limits, at the next start", async () => {
  const { owner } = await openTestStore();
  const secret = newSecret(); // logins of its own: those of the other tests are in use
  const client = makeClient(owner);
  await client.connect();
  const { user, password } = loginOf("serve", secret);
  const limits = async () =>
    (await client.query<{ set: string[] }>("select rolconfig as set from pg_roles where rolname = $1", [user])).rows[0]
      ?.set;
  try {
    await ensureRoles(client, owner, secret);
    const first = await limits();
    expect(first).toContain("statement_timeout=15s");
    const serving = makeClient({ ...owner, user, password });
    await serving.connect();
    for (const left of ["statement_timeout = 0", "work_mem = '1GB'"])
      await serving.query(`alter role current_user set ${left}`);
    await serving.end();
    expect(await limits()).not.toEqual(first);
    await ensureRoles(client, owner, secret);
    expect(await limits()).toEqual(first);
  } finally {
    for (const role of roles) {
      const login = loginOf(role, secret).user;
      await client.query(`revoke all on database ${owner.database} from ${login}`);
      await client.query(`drop role ${login}`);
    }
    await client.end();
  }
});
