import { mkdir, rm, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openStore } from "../src/store/store.ts";
import { measureChoice, measureCompile } from "./compile.ts";
import { makeDataset } from "./dataset.ts";
import { measureDayOne } from "./http.ts";
import { measureImport, sayImport } from "./import.ts";
import { measureLooks } from "./looks.ts";
import { measureRead, readsOf } from "./reads.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    learners: { type: "string", default: "100000" },
    entries: { type: "string", default: "20" },
    runs: { type: "string", default: "200" },
    results: { type: "string", default: "1000000" },
    looks: { type: "string", default: "1000000" },
    "import-only": { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  console.log(`npm run bench [-- --json FILE] [--learners 100000] [--entries 20] [--runs 200] [--results 1000000] [--looks 1000000] [--import-only]

Builds a district of its own in bench/data, measures the door against the same SQL without it, the log, compiling grants,
the class view over HTTP, and judging a log for unusual access against reading it once, then an import of as many learners with a gradebook against copy alone, and prints ratios of one run. Nothing here passes or fails: look at the ratios, not at single ms.`);
  process.exit(0);
}

const scale = { learners: Number(values.learners), entriesEach: Number(values.entries) };
const runs = Number(values.runs);
const folder = fileURLToPath(new URL("./data", import.meta.url));
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

/** The door, the log, grants and the class view, in a district of its own. */
async function measureDistrict() {
  const store = await openStore({ dataFolder: folder });
  try {
    console.log(`A district of ${scale.learners.toLocaleString("en")} learners:`);
    await makeDataset(store, scale, console.log);

    const compile = await measureCompile(store);
    console.log(
      `\nGrants from nothing: ${compile.grants.toLocaleString("en")} in ${compile.seconds} s (aim: 1.5 million under 60 s)`,
    );

    const reads = [];
    console.log(
      "\nms p50/p99                                            without      door         door + log   ratio  log adds",
    );
    for (const read of await readsOf(store, scale.learners)) {
      const result = await measureRead(store, read, runs);
      reads.push(result);
      const cell = ({ p50, p99 }: { p50: number; p99: number }) => `${p50.toFixed(2)}/${p99.toFixed(1)}`.padEnd(13);
      console.log(
        `${result.name.padEnd(54)}${cell(result.without)}${cell(result.door)}${cell(result.logged)}${String(result.doorRatio).padEnd(7)}${result.logAdds.toFixed(2)}`,
      );
    }

    const choice = await measureChoice(store, runs);
    console.log(`\nOne choice, stored and in force: ${choice.p50} ms, p99 ${choice.p99} (aim: p99 under 20)`);
    const dayOne = await measureDayOne(store, runs);
    console.log(
      `Class view of 30 over HTTP: ${dayOne.p50} ms, p99 ${dayOne.p99}, ${Math.round(dayOne.bytes / 1024)} KB`,
    );
    const looks = await measureLooks(store, Number(values.looks));
    for (const { looks: count, days, order, seconds, oncePass, ratio } of looks)
      console.log(
        `Unusual access, ${count.toLocaleString("en")} looks of ${days} days ${order}: ${seconds} s, ${ratio} times one pass over the log (${oncePass} s)`,
      );
    return { compile, reads, choice, dayOne, looks };
  } finally {
    await store.close();
  }
}

try {
  const district = values["import-only"] ? {} : await measureDistrict();
  const imported = await measureImport(folder, scale.learners, Number(values.results));
  console.log(`\n${sayImport(imported)}`);
  if (values.json) {
    const { model } = cpus()[0] ?? { model: "unknown" };
    const machine = { cpu: model, cores: cpus().length, node: process.version };
    await writeFile(
      values.json,
      `${JSON.stringify({ at: new Date().toISOString(), ...machine, scale, ...district, import: imported }, null, 2)}\n`,
    );
    console.log(`\nWritten to ${values.json}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
