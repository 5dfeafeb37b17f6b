import { holdEmbedded } from "./embedded.ts";

/** A process of its own that holds a data folder's database: for tests that kill it. Prints what it got, and waits. */
const [, , folder = ""] = process.argv;
const embedded = await holdEmbedded(folder);
const isServer = await embedded.claimServer();
process.on("SIGTERM", () => void embedded.release().then(() => process.exit(0)));
console.log(JSON.stringify({ port: embedded.connection.port, isServer }));
setInterval(() => undefined, 1_000);
