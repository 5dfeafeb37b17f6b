import { mkdir, rm, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openStore } from "../src/store/store.ts";
import { measureChoice, measureCompile } from "./compile.ts";
import { makeDataset } from "./dataset.ts";
import { measureDayOne } from "./http.ts";
import { measureImport } from "./import.ts";
import { measureRead, readsOf } from "./reads.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    learners: { type: "string", default: "100000" },
    entries: { type: "string", default: "20" },
    runs: { type: "string", default: "200" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  console.log(`npm run bench [-- --json FILE] [--learners 100000] [--entries 20] [--runs 200]

Builds a district of its own in bench/data, measures the door against the same SQL without it, the log, compiling grants and
the class view over HTTP, then an import of a third as many learners against copy alone, and prints ratios of one run. Nothing here passes or fails: look at the ratios, not at single ms.`);
  process.exit(0);
}

const scale = { learners: Number(values.learners), entriesEach: Number(values.entries) };
const runs = Number(values.runs);
const folder = fileURLToPath(new URL("./data", import.meta.url));
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
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
  console.log(`Class view of 30 over HTTP: ${dayOne.p50} ms, p99 ${dayOne.p99}, ${Math.round(dayOne.bytes / 1024)} KB`);

  const imported = await measureImport(folder, { learners: Math.ceil(scale.learners / 3) });
  const { rows } = imported.first;
  console.log(
    `\nAn import of ${rows.toLocaleString("en")} rows; copy alone takes ${imported.copy} s, storing its entries and enrollments ${imported.stored} s`,
  );
  for (const [name, each] of [
    ["from nothing", imported.first],
    ["the same again", imported.again],
  ] as const)
    console.log(
      `  ${name}: read ${each.read} s, joined ${each.joined} s, summed up ${each.summedUp} s; of copy's rows a second ${each.merged} merged, ${each.shown} shown`,
    );

  if (values.json) {
    const { model } = cpus()[0] ?? { model: "unknown" };
    await writeFile(
      values.json,
      `${JSON.stringify({ at: new Date().toISOString(), cpu: model, cores: cpus().length, node: process.version, scale, compile, reads, choice, dayOne, import: imported }, null, 2)}\n`,
    );
    console.log(`\nWritten to ${values.json}`);
  }
} finally {
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
