import { setFlagsFromString } from "node:v8";
import { Command } from "commander";
import { importBundle } from "../../exchange/import.job.ts";
import type { ImportProgress, ImportSummary } from "../../exchange/import.ts";
import { deleteSampleAccounts } from "../../identity/account.store.ts";
import { mappedStandard } from "../../interop/mapped/mapped.ts";
import { kindsOf } from "../live-kinds.ts";
import { packOf } from "../pack.ts";
import { standardsFor } from "../standards.ts";
import { readMap } from "./map.ts";
import { withStore } from "./open.ts";

const phases: Readonly<Record<ImportProgress["phase"], string>> = {
  received: "Received",
  read: "Reading",
  joining: "Joining with what is here",
  "summing-up": "Summing up",
  shown: "Done",
};

/** How much of a phase is done, 0 to 1, where it can be told. */
const shareOf = ({ phase, done, of, share }: ImportProgress): number | undefined =>
  phase === "read" ? share : of ? Math.min(1, done / of) : undefined;

/** A bar that is written over on a terminal; a line a phase in a pipe. */
export function showProgress(
  stream: Pick<NodeJS.WriteStream, "isTTY" | "write">,
  now: () => number = Date.now,
): (progress: ImportProgress) => void {
  const begun = now();
  const width = 24;
  let phase = "";
  let drawn = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const isNew = progress.phase !== phase;
    phase = progress.phase;
    if (!stream.isTTY) {
      if (isNew) stream.write(`${phases[progress.phase]}\n`);
      return;
    }
    // Ten times a second is as often as anybody sees.
    if (!isNew && now() - drawn < 100 && progress.phase !== "shown") return;
    drawn = now();
    const { done, of } = progress;
    const share = shareOf(progress);
    const bar = share === undefined ? "" : ` [${"#".repeat(Math.round(share * width)).padEnd(width, ".")}]`;
    const rate = Math.round(done / Math.max(0.001, (now() - begun) / 1000));
    const count = done > 0 ? ` ${done.toLocaleString("en")}${of ? ` of ${of.toLocaleString("en")}` : ""}` : "";
    const speed = phase === "read" ? `, ${rate.toLocaleString("en")} rows a second` : "";
    stream.write(`\r\x1b[2K${phases[progress.phase]}${bar}${count}${speed}${phase === "shown" ? "\n" : ""}`);
  };
}

function printSummary({ source, read, added, changed, ended, unchanged, remarks }: ImportSummary): void {
  const same = added + changed + ended === 0;
  console.log(
    `Source ${source}: ${read} rows read, ${added} added, ${changed} changed, ${ended} ended, ${unchanged} unchanged.${same ? " Nothing changed." : ""}`,
  );
  for (const { code, count, first } of remarks) console.log(`  ${code}: ${count}, first at ${first}`);
  if (remarks.some(({ code }) => code === "import.many-would-end")) {
    console.log(
      "More than a tenth of some rows is missing, so nothing of those ended. If that is right, run it again with --accept-endings, or decide under Imports in the app.",
    );
  }
}

interface Options {
  readonly source?: string;
  readonly acceptEndings?: string | true;
  readonly map?: string;
  readonly accept?: string;
  readonly json?: boolean;
}
const namesIn = (option: string) => option.split(",").map((name) => name.trim());

/** A heap that may only grow by a tenth over what lives, and no larger nursery: a little slower, in a third of the memory. */
export function growSlowly(): void {
  setFlagsFromString("--heap-growing-percent=10");
  setFlagsFromString("--semi-space-growth-factor=1");
}

/** `daypack import`. Exits 0 with remarks too, 3 where the bundle's ids belong to another source. */
export const importCommand = (): Command =>
  new Command("import")
    .description(
      "Read a bundle: OneRoster CSV, School Data Sync CSV, Ed-Fi XML, an export of a test vendor, or any table by a map, as a folder, a zip or a file (also .gz, .xlsx).",
    )
    .argument("<path>", "folder, zip or file")
    .option("--source <name>", "whose data it is (default: the source these ids belong to, or the root organizations)")
    .option("--map <name>", "read it by this map: a name, or a file.json (daypack map --help)")
    .option(
      "--accept-endings [sets]",
      "end what is missing even where it is more than a tenth: all, or sets like enrollments,users",
    )
    .option(
      "--accept <refusals>",
      "take what would be refused: ids-changed (ids that differ from before by case or leading zeros), wrong-year",
    )
    .option("--json", "print {source, read, added, changed, ended, unchanged, remarks} and nothing else")
    .addHelpText(
      "after",
      `
What is wrong with a row is a remark, with its file and line, and blocks no other row. Bad or damaged, nothing is stored by halves:
the bundle is stored whole or not at all, and the same bundle again changes nothing.

Exit codes: 0 stored (remarks included), 1 not stored: no bundle, damaged, another import runs, database or disk failed,
2 wrong use, or nothing tells whose bundle it is, 3 the bundle's ids belong to another source.

  daypack import export.zip
  daypack import nightly/ --source riverton --json
  daypack import marks.xlsx --map marks --source riverton
  daypack import export.zip --accept-endings enrollments,users

docs/standards/ tells what is read of each standard, and what every remark means.`,
    )
    .action(async (path: string, options: Options) => {
      growSlowly();
      await withStore(async (store) => {
        const accept =
          options.acceptEndings === true ? ["all"] : options.acceptEndings && namesIn(options.acceptEndings);
        const summary = await importBundle({
          store,
          kinds: kindsOf(store),
          pack: packOf(store),
          standards: options.map
            ? [mappedStandard([], await readMap(store, options.map))]
            : await standardsFor(store.work, undefined),
          path,
          source: options.source,
          ...(accept && { acceptEndings: accept }),
          ...(options.accept && { accept: namesIn(options.accept) }),
          ...(!options.json && { onProgress: showProgress(process.stderr) }),
        });
        // The sample people live only among the sample.
        const dropped = await deleteSampleAccounts(store.identity);
        if (options.json) console.log(JSON.stringify(summary));
        else {
          printSummary(summary);
          if (dropped > 0) console.log("The sample accounts are gone: this is no longer only the sample district.");
        }
      });
    });
