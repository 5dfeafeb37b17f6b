// `node bin/run.js scripts/x.ts args`: how every npm script starts, so that they run on the pinned Node.
import { resolve } from "node:path";
import { runUnderPinnedNode } from "./runtime.js";

const [script, ...args] = process.argv.slice(2);
if (!script) {
  console.error("usage: node bin/run.js <script.ts> [arguments]");
  process.exit(2);
}
await runUnderPinnedNode(resolve(script), args);
