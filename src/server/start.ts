import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inviteAdministrator } from "../identity/account.job.ts";
import { openStore } from "../store/store.ts";
import { makeApp } from "./app.ts";
import { type Config, projectFolder } from "./config.ts";
import { bringUpToDate } from "./installation.job.ts";
import { prepareSample } from "./sample.job.ts";
import { buildWeb } from "./web.ts";

const clockTick = 30_000;

/** Starts everything and prints where to go. Ends on SIGINT and SIGTERM, after the last request. */
export async function startServer(config: Config): Promise<void> {
  const say = (text: string) => console.log(text);
  const store = await openStore(config);
  const note = join(config.dataFolder, "server.json");
  if (store.embedded && !(await store.embedded.claimServer())) {
    const running = await readFile(note, "utf8").then(
      (text) => JSON.parse(text) as { address?: string; pid?: number }, // written below
      () => ({ address: undefined, pid: undefined }),
    );
    await store.close();
    throw new Error(
      `Daypack already runs on ${config.dataFolder}${running.address ? `, at ${running.address} (process ${running.pid})` : ""}. ` +
        "Stop it first, or set DAYPACK_DATA to another folder.",
    );
  }
  const webFolder = await buildWeb(join(projectFolder, "dist", "web"), say);
  await bringUpToDate(store, config);
  const sample = await prepareSample(store, config, say);
  const secure = config.publicUrl?.startsWith("https:") ?? false;
  const app = await makeApp({ store, secure, webFolder, log: true });
  await app.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "EADDRINUSE"
      ? new Error(`Port ${config.port} is taken. Set DAYPACK_PORT to another one.`)
      : error;
  });
  const bound = app.server.address();
  const port = bound !== null && typeof bound === "object" ? bound.port : config.port;
  const address = config.publicUrl ?? `http://${config.host}:${port}`;
  await writeFile(note, JSON.stringify({ address, pid: process.pid }));

  say(`\nDaypack is ready at ${address}\n`);
  for (const line of sample) say(line);
  if (sample.length === 0) {
    const invitation = await inviteAdministrator(store);
    if (invitation)
      say(
        `Nobody can sign in yet. Become the administrator, within a day and once, at\n  ${address}/welcome#${invitation}\n`,
      );
  }
  say("Stop it with Ctrl+C.");

  const ticking = setInterval(() => {
    bringUpToDate(store, config).catch((error: { code?: string }) =>
      console.error(`the clock could not turn (${error.code ?? "unknown"}); it tries again`),
    );
  }, clockTick);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    clearInterval(ticking);
    await app.close();
    await store.close();
    await rm(note, { force: true });
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
  // Started through another Node (bin/runtime.js): gone with it.
  if (process.channel) {
    process.on("disconnect", () => void stop());
    process.channel.unref();
  }
}
