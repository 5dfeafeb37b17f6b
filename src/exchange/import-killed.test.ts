import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { bringUpToDate } from "../server/installation.job.ts";
import { standards } from "../server/standards.ts";
import { statement } from "../store/statement.ts";
import { type Desk, openDesk, runCommand } from "./import.testing.ts";
import type { ImportPhase } from "./import.ts";
import { roster } from "./roster.testing.ts";

const learners = 800;
const first = roster(undefined, learners);
/** The same district a week later: some left, some came, some changed. */
const second = roster(({ users, enrollments }) => {
  users.splice(0, 20);
  enrollments.splice(0, 20);
  for (let at = 0; at < 200; at++) users[at] = users[at]?.replace("Núñez", "Haddad") ?? "";
  enrollments.push("e9001,,,k1,s,l100,student,,2026-11-01,");
}, learners);

/** Starts the command on a bundle and kills it so many milliseconds after it said this. Whether it had ended by then. */
async function killed(desk: Desk, path: string, said: string, after: number): Promise<boolean> {
  const { child, ended } = runCommand(desk.store.owner, ["import", path]);
  child.stderr?.on("data", (chunk: Buffer) => {
    if (chunk.toString().includes(said)) void wait(after).then(() => child.kill("SIGKILL"));
  });
  const { code } = await ended;
  while (
    (
      await desk.ask(
        "select from pg_stat_activity where application_name = 'daypack-import' and datname = current_database()",
      )
    ).length > 0
  )
    await wait(20); // what it asked last is still being worked on
  return code !== null;
}
const facts = async (desk: Desk) => (await desk.state()).filter((line) => !/^(digest|grants|due|waiting) /.test(line));

describe("an import that is killed", () => {
  it("leaves all of a bundle or nothing, and run again comes to what an undisturbed one comes to", {
    timeout: 240_000,
  }, async () => {
    const [calm, rough] = [await openDesk(), await openDesk()];
    let before = await facts(rough);
    for (const bundle of [first, second]) {
      await calm.take(bundle);
      const after = await facts(calm);
      const path = await rough.put(bundle);
      let kills = 0;
      for (const [said, longest] of [
        ["Reading", 300],
        ["Joining", 250],
        ["Joining", 700],
        ["Summing up", 300],
      ] as const) {
        if (!(await killed(rough, path, said, Math.random() * longest))) kills += 1;
        const now = await facts(rough);
        expect([before, after].some((each) => isDeepStrictEqual(each, now))).toBe(true);
      }
      expect(kills).toBeGreaterThan(1);
      expect((await runCommand(rough.store.owner, ["import", path]).ended).code).toBe(0);
      expect(await rough.state()).toEqual(await calm.state());
      before = after;
    }
    const states = await rough.ask<{ state: string; stored: boolean }>(
      "select distinct state, summary is not null as stored from base.import order by 1",
    );
    for (const { state, stored } of states) expect(stored).toBe(state === "done");
  });
});

describe("an import that is killed while it sums up", () => {
  it("is stored, and the next start pays what it still owed", { timeout: 120_000 }, async () => {
    const [calm, rough] = [await openDesk(), await openDesk()];
    const many = roster(undefined, 3_000);
    await calm.take(many);
    expect(await killed(rough, await rough.put(many), "Summing up", 50)).toBe(false);
    expect((await rough.ask("select from base.due limit 1")).length).toBe(1);
    await bringUpToDate(rough.store, { timeZone: "UTC", today: "2026-11-20", publicUrl: undefined });
    expect(await rough.ask("select from base.due")).toEqual([]);
    expect(await rough.state()).toEqual(await calm.state());
  });
});

describe("an import beside another", () => {
  it("is refused with the reason, and the first goes on", async () => {
    const desk = await openDesk();
    const refused = Promise.withResolvers<void>();
    // A bundle that takes its time.
    const slow = standards.map((standard) => ({
      ...standard,
      async *read(...[files, options]: Parameters<typeof standard.read>) {
        yield* standard.read(files, options);
        await refused.promise;
      },
    }));
    const first = desk.take(roster(), { standards: slow });
    const path = await desk.put(roster());
    const { code, out } = await runCommand(desk.store.owner, ["import", path, "--json"]).ended;
    expect([code, JSON.parse(out).code]).toEqual([1, "import.running"]);
    refused.resolve();
    expect((await first).added).toBe(99);
  });
});

describe("an import whose database goes away", () => {
  /** Ends the import's connection, as an administrator or a restart does. */
  const cut = statement(
    "test.cut",
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'daypack-import' and datname = current_database()",
  );
  const cutAt = async (desk: Desk, phase: ImportPhase) => {
    let done: Promise<unknown> | undefined;
    const refusal = await desk.refusal(roster(undefined, 1_000), {
      onProgress: (progress) => {
        if (progress.phase === phase) done ??= desk.store.work.rows(cut);
      },
    });
    await done;
    return refusal;
  };

  for (const phase of ["read", "joining"] as const)
    it(`stores nothing and says so: lost while ${phase}`, async () => {
      const desk = await openDesk();
      const before = await desk.state();
      const refusal = await cutAt(desk, phase);
      expect(refusal).toMatchObject({ code: "database.away", exitCode: 1 });
      expect(refusal.message).toContain("Nothing of it was stored");
      expect(await desk.state()).toEqual(before);
      expect(await desk.take(roster())).toMatchObject({ added: 99, unchanged: 0 });
    });

  it("says that the bundle is stored when only what follows was cut off, and the next run makes up for it", async () => {
    const desk = await openDesk();
    const refusal = await cutAt(desk, "summing-up");
    expect(refusal.code).toBe("database.away");
    expect(refusal.message).toContain("The bundle is stored");
    expect(await desk.take(roster(undefined, 1_000))).toMatchObject({ added: 0, changed: 0, unchanged: 2_019 });
    expect(await desk.ask("select from base.due")).toEqual([]);
    expect(await desk.ask("select distinct state from base.import")).toEqual([{ state: "done" }]);
  });
});
