import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, inject } from "vitest";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { until } from "./program.testing.ts";

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** A server that runs beside the test, on the test's database. */
export interface Server {
  readonly address: string;
  /** How often its clock has turned. */
  turns(): number;
  /** What it said went wrong. */
  said(): string;
  /** Ends it as a power cut does, and waits until the database has let go of it. */
  kill(): Promise<void>;
}

const atWork = statement<{ count: number }>(
  "test.at-work",
  "select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'daypack-clock'",
);

/** Starts one. Several may share a database and a folder, as servers of one installation do. */
export async function startBeside(
  store: Store,
  { folder, today, env = {} }: { folder: string; today: string; env?: Readonly<Record<string, string>> },
): Promise<Server> {
  const { user, password, host, port, database } = store.owner;
  const child = spawn(process.execPath, [fileURLToPath(new URL("server-process.testing.ts", import.meta.url))], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATABASE_URL: `postgres://${user}:${encodeURIComponent(password ?? "")}@${host}:${port}/${database}`,
      DAYPACK_SECRET: inject("database").secret,
      DAYPACK_DATA: folder,
      DAYPACK_TODAY: today,
      DAYPACK_TIMEZONE: "UTC",
      ...env,
    },
  });
  running.push(child);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  await until(() => {
    if (child.exitCode !== null) throw new Error(`it ended: ${out}${err}`);
    return out.includes("ready at");
  });
  return {
    address: /ready at (\S+)/.exec(out)?.[1] ?? "",
    turns: () => out.split("turned").length - 1,
    said: () => err,
    async kill() {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
      child.kill("SIGKILL");
      await ended;
      await until(async () => (await store.work.rows(atWork))[0]?.count === 0);
    },
  };
}

/** Starts a server, looks every instant whether it is in the middle of something, and kills it there; so often. */
export async function killAt(
  times: number,
  start: () => Promise<Server>,
  isInTheMiddle: () => Promise<boolean>,
): Promise<void> {
  for (let time = 0; time < times; time++) {
    const server = await start();
    const until = Date.now() + 30_000;
    while (!(await isInTheMiddle())) {
      if (Date.now() > until) throw new Error(`it did not come to it, and said: ${server.said()}`);
      await wait(2);
    }
    await server.kill();
  }
}
