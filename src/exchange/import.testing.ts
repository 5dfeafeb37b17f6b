import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, inject } from "vitest";
import { shippedPack } from "../privacy/pack.ts";
import { bringUpToDate } from "../server/installation.job.ts";
import { kinds } from "../server/kinds.ts";
import { standards } from "../server/standards.ts";
import { type Connection, makeClient } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { openTestStore } from "../store/testing.ts";
import { type ImportOrder, importBundle } from "./import.job.ts";
import type { ImportRefused, ImportSummary } from "./import.ts";

/** Files of a bundle by their path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** An empty installation with a folder for bundles beside it. One for a test file. */
export interface Desk {
  readonly store: Store;
  /** Writes a bundle as a folder, and says where. */
  put(files: Files): Promise<string>;
  /** Writes a bundle and imports it as `daypack import` does. */
  take(files: Files, more?: Partial<ImportOrder>): Promise<ImportSummary>;
  /** The same of a bundle that is refused. */
  refusal(files: Files, more?: Partial<ImportOrder>): Promise<ImportRefused>;
  /** What the database holds, in words that are the same whenever and however often it was loaded. */
  state(): Promise<readonly string[]>;
  /** Rows of a query, asked as the owner. */
  ask<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

const clock = { timeZone: "UTC", today: "2026-11-20", publicUrl: undefined };

/** Registered as the file is read: a desk may be opened in the middle of a test. */
const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
});

/** A store of its own with a folder to import from. One for a test file. */
export async function openDesk(): Promise<Desk> {
  return deskAt(await openTestStore());
}

/** A desk at a database that is open already. */
export async function deskAt(store: Store): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), "daypack-import-"));
  const owner = makeClient(store.owner);
  owner.on("error", () => undefined); // a test may take the database away
  await owner.connect();
  cleanups.push(async () => {
    await owner.end().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  });
  await bringUpToDate(store, clock);
  let bundles = 0;
  const put = async (files: Files) => {
    bundles += 1;
    const root = join(folder, `bundle-${bundles}`);
    await mkdir(root);
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    return root;
  };
  const take = async (files: Files, more: Partial<ImportOrder> = {}) =>
    importBundle({ store, kinds, pack: shippedPack, standards, path: await put(files), ...more });
  return {
    store,
    put,
    take,
    refusal: (files, more) =>
      take(files, more).then(
        (summary) => {
          throw new Error(`it was not refused: ${JSON.stringify(summary)}`);
        },
        (error: ImportRefused) => error,
      ),
    ask: async (sql, values = []) => (await owner.query(sql, [...values])).rows,
    state: async () => (await owner.query<{ said: string }>(everything)).rows.map(({ said }) => said),
  };
}

/** Every fact, who may read what, and what is owed still: without ids and instants, which differ from load to load. */
const everything = `
  with learner as (select id as learner_id, key as who from base.source_key where noun = 'learner'),
  said as (
    select 'key' as of, concat_ws(' ', s.name, k.noun, k.key, k.ended_at is null) as what
      from base.source_key k join base.source s on s.id = k.source_id
    union all select 'enrollment', concat_ws(' ', l.who, e.source_key, o.name, c.title, e.starts_on, e.ends_on, e.ended_at is null)
      from base.enrollment e join learner l using (learner_id) join base.organization o on o.id = e.organization_id
      left join base.class c on c.id = e.class_id
    union all select 'guardianship', concat_ws(' ', l.who, g.source_key, g.may_read, g.ended_at is null)
      from base.guardianship g join learner l using (learner_id)
    union all select 'entry', concat_ws(' ', e.source_key, e.kind, e.observed_on, e.superseded_at is null, e.supersedes is null, e.reason, e.body)
      from base.entry e
    union all select 'digest', concat_ws(' ', l.who, d.slice, d.status, d.summary) from base.digest d join learner l using (learner_id)
    union all select 'grants', concat_ws(' ', l.who, u.capacity, count(*)) from base.grants g
      join learner l using (learner_id) join base.subject u on u.id = g.subject_id group by l.learner_id, l.who, u.capacity
    union all select 'assignment', concat_ws(' ', t.sort_name, c.title, a.role, a.starts_on, a.ends_on) from base.assignment a
      join base.staff t on t.id = a.staff_id left join base.class c on c.id = a.class_id
    union all select 'due', count(*)::text from base.due
    union all select 'waiting', count(*)::text from pg_class where relname like 'staged_%'
  )
  select regexp_replace(of || ' ' || what, '[0-9a-f]{8}-[0-9a-f-]{27}', 'id', 'g') as said from said order by 1`;

/** What a command said and how it ended. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as a process of its own, on a database: `daypack import ...`. */
export function runCommand(owner: Connection, args: readonly string[]): { child: ChildProcess; ended: Promise<Said> } {
  const { user, password, host, port, database } = owner;
  const child = spawn(process.execPath, [fileURLToPath(new URL("../server/cli.ts", import.meta.url)), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATABASE_URL: `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`,
      DAYPACK_SECRET: inject("database").secret,
      DAYPACK_TODAY: clock.today,
      DAYPACK_TIMEZONE: clock.timeZone,
      DAYPACK_SAMPLE: "none",
    },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  return { child, ended: new Promise((done) => child.once("close", (code) => done({ code, out, err }))) };
}
