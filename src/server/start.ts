import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { constants } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { settleKilled } from "../exchange/import.job.ts";
import { inviteAdministrator } from "../identity/account.job.ts";
import { openStore, type Store } from "../store/store.ts";
import { makeApp } from "./app.ts";
import { type Clock, keepClock } from "./clock.ts";
import { type Config, projectFolder } from "./config.ts";
import { filePlaceOf } from "./file-settings.ts";
import { bringUpToDate, refuseMovedDate } from "./installation.job.ts";
import { prepareSample } from "./sample.job.ts";
import { buildWeb } from "./web.ts";

/** How often a server that npm started looks whether npm's shell is still there, in ms. */
const shellTick = 500;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const say = (text: string) => console.log(text);

/**
 * Starts everything and prints where to go. A signal ends it: once it is ready after the last request and with exit code 0,
 * before that at once, and the next start goes on where this one was.
 */
export async function startServer(config: Config): Promise<void> {
  const store = await openStore(config);
  let running: FastifyInstance | undefined;
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    if (running) {
      await running.close();
      await store.close();
      await rm(noteOf(config), { force: true });
    } else await store.embedded?.release();
    process.exit(running ? 0 : code);
  };
  for (const signal of signals) process.on(signal, () => void stop(128 + constants.signals[signal]));
  // Started through another Node (bin/runtime.js): gone with it.
  if (process.channel) {
    process.on("disconnect", () => void stop(1));
    process.channel.unref();
  }
  // Started by npm: its shell dies of a signal without passing it on.
  if (process.env.npm_lifecycle_event) {
    const shell = process.ppid;
    setInterval(() => process.ppid !== shell && void stop(1), shellTick).unref();
  }
  try {
    await refuseSecondServer(store, config);
    await refuseTakenPort(config);
    running = await openDoors(store, config);
  } catch (error) {
    if (stopping) return; // the database went away because we said so
    await store.close();
    throw error;
  }
}

const noteOf = ({ dataFolder }: Config) => join(dataFolder, "server.json");

async function refuseSecondServer({ embedded }: Store, config: Config): Promise<void> {
  if (!embedded || (await embedded.claimServer())) return;
  const { address, pid } = await readFile(noteOf(config), "utf8").then(
    (text) => JSON.parse(text) as { address?: string; pid?: number }, // written below
    () => ({ address: undefined, pid: undefined }),
  );
  throw new Error(
    `Daypack already runs on ${config.dataFolder}${address ? `, at ${address} (process ${pid})` : ""}. ` +
      "Stop it first, or set DAYPACK_DATA to another folder.",
  );
}

/** In words that say what to set, instead of the system's code. */
function listenError(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === "EADDRINUSE") return new Error(`Port ${port} is taken. Set DAYPACK_PORT to another one.`);
  if (error.code === "EACCES")
    return new Error(`Port ${port} is not ours to open. Set DAYPACK_PORT to one above 1023.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new Error(`DAYPACK_HOST is no address of this machine: ${host}`);
  return error;
}

/** Before the first minute goes into loading: whether we will be able to listen at its end. */
async function refuseTakenPort(config: Config): Promise<void> {
  const probe = createServer();
  await new Promise<void>((free, taken) => {
    probe.once("error", (error) => taken(listenError(error, config)));
    probe.listen(config.port, config.host, free);
  });
  await new Promise((closed) => probe.close(closed));
}

async function openDoors(store: Store, config: Config): Promise<FastifyInstance> {
  const webFolder = await buildWeb(join(projectFolder, "dist", "web"), say, join(config.dataFolder, "web"));
  await refuseMovedDate(store, config);
  await settleKilled(store);
  await bringUpToDate(store, config);
  const sample = await prepareSample(store, config, say);
  const secure = config.publicUrl?.startsWith("https:") ?? false;
  const uploads = { folder: join(config.dataFolder, "uploads"), limit: config.uploadLimit };
  const app = await makeApp({
    store,
    publicUrl: config.publicUrl,
    secure,
    webFolder,
    uploads,
    files: filePlaceOf(config),
    log: true,
  });
  let clock: Clock | undefined;
  app.addHook("onClose", async () => clock?.stop());
  await app.listen({ host: config.host, port: config.port }).catch((error) => {
    throw listenError(error, config);
  });
  const bound = app.server.address();
  const port = bound !== null && typeof bound === "object" ? bound.port : config.port;
  const address = config.publicUrl ?? `http://${config.host}:${port}`;
  await writeFile(noteOf(config), JSON.stringify({ address, pid: process.pid }));
  clock = keepClock(store, { config, address });
  await greet(store, address, sample);
  return app;
}

async function greet(store: Store, address: string, sample: readonly string[]): Promise<void> {
  say(`\nDaypack is ready at ${address}\n`);
  for (const line of sample) say(line);
  const invitation = sample.length === 0 ? await inviteAdministrator(store) : undefined;
  if (invitation)
    say(
      `Nobody can sign in yet. Become the administrator, within a day and once, at\n  ${address}/welcome#${invitation}\n`,
    );
  say("Stop it with Ctrl+C.");
}
