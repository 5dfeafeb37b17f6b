#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { runUnderPinnedNode } from "./runtime.js";

await runUnderPinnedNode(fileURLToPath(new URL("../src/server/cli.ts", import.meta.url)), process.argv.slice(2));
