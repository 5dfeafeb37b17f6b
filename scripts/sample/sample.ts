import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { sampleFolder } from "./district.ts";
import { generate } from "./generate.ts";

/** Writes everything that is generated into `sample/`. `npm run sample`; the same bytes on every run. */
for (const [path, text] of await generate()) {
  const file = join(sampleFolder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(text, { level: 9 }));
  console.log(`${path} ${text.length.toLocaleString("en")} characters`);
}
