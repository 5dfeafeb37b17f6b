import { Command, Option } from "commander";
import { readRegistrar } from "../../privacy/directory.job.ts";
import { listDirectory } from "../../privacy/directory.store.ts";
import { type DirectoryAudience, directoryAudiences, directoryCsv } from "../../privacy/directory.ts";
import { disclose, purposeOf } from "../../privacy/disclosure.store.ts";
import { withStore } from "./open.ts";

interface Asked {
  readonly school: string;
  readonly audience: DirectoryAudience;
  readonly json?: boolean;
}

const exportCommand = (): Command =>
  new Command("export")
    .description(
      "The learners of a school as they may be listed, without what families keep in. It stands in each one's log.",
    )
    .requiredOption("--school <name>", "the school, as it is called or by its id")
    .addOption(
      new Option("--audience <whom>", "for whom")
        .choices([...directoryAudiences])
        .default("anyone" satisfies DirectoryAudience),
    )
    .option("--json", "as JSON")
    .option("--csv", "as CSV, which it is without --json")
    .action(async ({ school, audience, json }: Asked) => {
      const rows = await withStore(async (store) => {
        const subjectId = await readRegistrar(store.work, school);
        const reason = {
          subjectId,
          purpose: purposeOf.registrar,
          what: `directory.${audience}`,
          channel: "file",
        } as const;
        return disclose(store.serve, reason, (disclosure) => listDirectory(disclosure, audience));
      });
      process.stdout.write(json ? `${JSON.stringify({ items: rows })}\n` : directoryCsv(rows));
    });

/** `daypack directory export`. */
export const directoryCommand = (): Command =>
  new Command("directory")
    .description("Directory information, as the yearly notice names it and families allow it.")
    .addCommand(exportCommand().exitOverride());
