import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach } from "vitest";
import { projectFolder } from "./config.ts";

const folders: string[] = [];
const children: ChildProcess[] = [];

/** A data folder for one test; its database and whatever was started on it are gone when the test ends. */
export async function newFolder({ ownedBy }: { ownedBy?: number } = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "daypack-program-"));
  if (ownedBy !== undefined) await chown(folder, ownedBy, ownedBy);
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) {
    const database = databaseOf(folder);
    if (database !== undefined) kill(database, "SIGKILL");
    // A database that just ended may still be writing its last file.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

/** The process id of the database of a data folder, if it wrote one down. */
export function databaseOf(folder: string): number | undefined {
  const file = join(folder, "postgres", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : undefined;
}

/** Sends a signal, or nothing to ask whether it lives. Answers whether there was such a process. */
export function kill(pid: number, signal: NodeJS.Signals | 0 = 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** The machine's own `node`, too old to run Daypack, where there is one: on many machines it is what people type. */
export const oldNode: string | undefined = (process.env.PATH ?? "")
  .split(delimiter)
  .concat("/usr/bin", "/usr/local/bin")
  .map((folder) => join(folder, "node"))
  .find((node) => existsSync(node) && /^v(1\d|20)\./.test(spawnSync(node, ["--version"], { encoding: "utf8" }).stdout));

/** How a program is started. `node` is another Node, `file` another start than bin/daypack.js. */
export interface Order {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly uid?: number;
  readonly file?: string;
  readonly node?: string;
}

/** A program that runs, as a person starts it: `node bin/daypack.js ...`. */
export class Program {
  readonly child: ChildProcess;
  readonly ended: Promise<number>;
  out = "";
  err = "";

  constructor(args: readonly string[], { env = {}, input, uid, file, node }: Order = {}) {
    const { PATH, HOME } = process.env;
    this.child = spawn(node ?? oldNode ?? process.execPath, [file ?? join(projectFolder, "bin/daypack.js"), ...args], {
      env: { PATH, HOME, DAYPACK_SAMPLE: "none", DAYPACK_PORT: "0", ...env },
      stdio: ["pipe", "pipe", "pipe"],
      ...(uid !== undefined && { uid, gid: uid }),
    });
    children.push(this.child);
    this.child.stdout?.on("data", (chunk: Buffer) => {
      this.out += chunk.toString();
    });
    this.child.stderr?.on("data", (chunk: Buffer) => {
      this.err += chunk.toString();
    });
    this.child.stdin?.end(input ?? "");
    this.ended = new Promise((done) => this.child.once("close", (code, signal) => done(code ?? (signal ? -1 : 0))));
  }

  /** Waits until it has said something. */
  async says(wanted: RegExp): Promise<RegExpExecArray> {
    for (let tries = 0; tries < 1_200; tries++) {
      const found = wanted.exec(this.out);
      if (found) return found;
      if (this.child.exitCode !== null) break;
      await wait(50);
    }
    throw new Error(`it did not say ${wanted}, but: ${this.out}${this.err}`);
  }
}

/** Runs a command to its end. */
export async function daypack(
  args: readonly string[],
  order?: Order,
): Promise<{ code: number; out: string; err: string }> {
  const program = new Program(args, order);
  const code = await program.ended;
  return { code, out: program.out, err: program.err };
}

/** Starts the server of a data folder and waits until it is ready. */
export async function startOn(folder: string, order: Order = {}): Promise<Program & { readonly address: string }> {
  const program = new Program(["start"], { ...order, env: { DAYPACK_DATA: folder, ...order.env } });
  const [, address = ""] = await program.says(/ready at (\S+)\n[\s\S]*Stop it with/);
  return Object.assign(program, { address });
}

/** Waits until something is so. */
export async function until(truth: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await truth()) return;
    await wait(50);
  }
  throw new Error("it did not happen within 30 seconds");
}
