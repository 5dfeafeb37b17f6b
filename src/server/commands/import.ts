import { Command } from "commander";
import { importBundle } from "../../exchange/import.job.ts";
import type { ImportProgress, ImportSummary } from "../../exchange/import.ts";
import { deleteSampleAccounts } from "../../identity/account.store.ts";
import { shippedPack } from "../../privacy/pack.ts";
import { kinds } from "../kinds.ts";
import { standards } from "../standards.ts";
import { withStore } from "./open.ts";

const phases: Readonly<Record<ImportProgress["phase"], string>> = {
  received: "Received",
  read: "Reading",
  joining: "Joining with what is here",
  "summing-up": "Summing up",
  shown: "Done",
};

/** A line that is written over on a terminal; a line a phase in a pipe. */
function showProgress(stream: NodeJS.WriteStream): (progress: ImportProgress) => void {
  const begun = Date.now();
  let phase = "";
  return ({ phase: now, done, of }) => {
    if (stream.isTTY) {
      const seconds = Math.max(0.001, (Date.now() - begun) / 1000);
      const width = 24;
      const share = of ? done / of : undefined;
      const bar = share === undefined ? "" : ` [${"#".repeat(Math.round(share * width)).padEnd(width, ".")}]`;
      const rate = now === "read" ? `, ${Math.round(done / seconds).toLocaleString("en")} rows a second` : "";
      stream.write(
        `\r\x1b[2K${phases[now]}${bar} ${done.toLocaleString("en")}${of ? ` of ${of.toLocaleString("en")}` : ""}${rate}${now === "shown" ? "\n" : ""}`,
      );
    } else if (now !== phase) {
      phase = now;
      stream.write(`${phases[now]}\n`);
    }
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
      "More than a tenth of some rows is missing, so nothing of those ended. If that is right, run it again with --accept-endings.",
    );
  }
}

export const importCommand = (): Command =>
  new Command("import")
    .description(
      "Read a bundle: OneRoster CSV, School Data Sync CSV or Ed-Fi XML, as a folder, a zip or a file (also .gz).",
    )
    .argument("<path>", "folder, zip or file")
    .option("--source <name>", "whose data it is (default: the bundle's root organization ids)")
    .option(
      "--accept-endings [sets]",
      "end what is missing even where it is more than a tenth: all, or sets like enrollments,users",
    )
    .option("--json", "print {source, read, added, changed, ended, unchanged, remarks} and nothing else")
    .action(async (path: string, options: { source?: string; acceptEndings?: string | true; json?: boolean }) => {
      await withStore(async (store) => {
        const accept =
          options.acceptEndings === true ? ["all"] : options.acceptEndings?.split(",").map((set) => set.trim());
        const summary = await importBundle({
          store,
          kinds,
          pack: shippedPack,
          standards,
          path,
          source: options.source,
          ...(accept && { acceptEndings: accept }),
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
