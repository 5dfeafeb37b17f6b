import { Command } from "commander";
import { reconcileBundle } from "../../exchange/reconcile.job.ts";
import type { ReconcileReport } from "../../exchange/reconcile.ts";
import { keepReport } from "../../exchange/reconcile-report.job.ts";
import { kindsOf } from "../live-kinds.ts";
import { standards } from "../standards.ts";
import { showProgress } from "./import.ts";
import { withStore } from "./open.ts";

/** Of a reconcile that found differences. */
const differsExit = 4;

function print({ source, read, isEqual, rows, remarks }: ReconcileReport): void {
  console.log(`Source ${source}: ${read} rows read. ${isEqual ? "The record says the same." : "The record differs."}`);
  for (const { set, kind, same, missingHere, missingThere, different } of rows) {
    if (missingHere.count + missingThere.count + different.count === 0) continue;
    const parts = [
      `${same} the same`,
      missingHere.count > 0 && `${missingHere.count} missing here (first at ${missingHere.first})`,
      missingThere.count > 0 && `${missingThere.count} missing there`,
      different.count > 0 && `${different.count} different (first at ${different.first})`,
    ];
    console.log(`  ${set}, ${kind}: ${parts.filter(Boolean).join(", ")}`);
    for (const { field, count, first } of different.fields) console.log(`    ${field}: ${count}, first at ${first}`);
  }
  for (const { code, count, first } of remarks) console.log(`  ${code}: ${count}, first at ${first}`);
}

/** `daypack reconcile`. Exits 0 where the record says the same as the bundle, 4 where it differs. */
export const reconcileCommand = (): Command =>
  new Command("reconcile")
    .description("Hold a bundle against the record and tell what differs; changes nothing.")
    .argument("<path>", "folder, zip or file, of any standard that import reads")
    .option("--source <name>", "whose data it is (default: the source these ids belong to)")
    .option("--json", "print {source, read, isEqual, rows, remarks} and nothing else")
    .addHelpText(
      "after",
      `
Missing here: the bundle has it, the record does not. Missing there: the record has it from this source, the bundle does not.
Different: both have it and a field says otherwise. Counts, fields and places only; no cell of a learner. The last report of each
source is kept for administrators, under Imports in the app.

Exit codes: 0 the same, 4 different; 1 to 3 as for import.

  daypack reconcile nightly/export.zip --json`,
    )
    .action(async (path: string, { source, json }: { source?: string; json?: boolean }) => {
      await withStore(async (store) => {
        const report = await reconcileBundle({
          store,
          kinds: kindsOf(store),
          standards,
          path,
          source,
          ...(!json && { onProgress: showProgress(process.stderr) }),
        });
        await keepReport(store.work, report);
        if (json) console.log(JSON.stringify(report));
        else print(report);
        if (!report.isEqual) process.exitCode = differsExit;
      });
    });
