import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { openStore } from "../store/store.ts";
import { makeApp } from "./app.ts";
import { turnClock } from "./clockwork.ts";
import { readConfig } from "./config.ts";
import { filePlaceOf } from "./file-settings.ts";
import { bringUpToDate } from "./installation.job.ts";

/** A server in a process of its own, as `daypack start` puts it together, whose clock turns at once again: for tests that kill it. */
const config = readConfig();
const store = await openStore(config);
const app = await makeApp({ store, secure: false, webFolder: undefined, files: filePlaceOf(config) });
await app.listen({ host: "127.0.0.1", port: 0 });
const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`; // it listens on a port
console.log(`ready at ${address}`);
for (;;) {
  await bringUpToDate(store, config);
  await turnClock(store, { config, address }, (error) => console.error(error));
  console.log("turned");
  await wait(50);
}
