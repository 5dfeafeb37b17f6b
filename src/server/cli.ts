import { Command, CommanderError } from "commander";
import { BundleRefused } from "../exchange/bundle.ts";
import { ImportRefused } from "../exchange/import.ts";
import { Problem } from "../kernel/problem.ts";
import { accountCommand } from "./commands/account.ts";
import { databaseCommand } from "./commands/database.ts";
import { decideCommand } from "./commands/decide.ts";
import { importCommand } from "./commands/import.ts";
import { startCommand } from "./commands/start.ts";
import { SettingRefused } from "./config.ts";
import { version } from "./version.ts";

/** Exit codes of every command. 0 also with remarks; 3 and 4 only of `import`. */
export const exitCodes = { failed: 1, usage: 2, anotherSource: 3 } as const;

const program = new Command("daypack")
  .description(
    "The Data Backpack and the Learner Profile: a record that follows a learner, opened as far as the law requires and the family allows.",
  )
  .version(version)
  .showHelpAfterError("Try daypack --help, or daypack COMMAND --help.")
  .exitOverride()
  .addHelpText(
    "after",
    `
Settings are environment variables:
  DAYPACK_DATA       folder of the built-in database and secrets (default ./data)
  DATABASE_URL       a PostgreSQL server of 15 or newer instead of the built-in one
  DAYPACK_PORT       where the server listens (default 4600); DAYPACK_HOST on which address (default 127.0.0.1)
  DAYPACK_URL        the address people type, such as https://daypack.district.example
  DAYPACK_SAMPLE     "none" starts empty instead of with the sample district
  DAYPACK_TODAY      a school date to pretend, on sample and test installations only
  DAYPACK_TIMEZONE   the district's time zone, such as America/Chicago

Exit codes: 0 done (remarks included), 1 failed, 2 wrong use, 3 the bundle belongs to another source.
docs/operating.md tells more.`,
  );
for (const command of [startCommand(), importCommand(), decideCommand(), accountCommand(), databaseCommand()]) {
  program.addCommand(command.exitOverride());
}

/** What went wrong, in a sentence; a stack only for what is our fault. */
function explain(error: unknown): { message: string; code: number } {
  if (error instanceof CommanderError) return { message: "", code: error.exitCode === 0 ? 0 : exitCodes.usage };
  if (error instanceof ImportRefused) return { message: error.message, code: error.exitCode };
  if (error instanceof SettingRefused) return { message: error.message, code: exitCodes.usage };
  if (error instanceof BundleRefused || error instanceof Problem)
    return { message: error.message, code: exitCodes.failed };
  const { message, stack, cause } = error as Error;
  const because = cause instanceof Error ? `\nbecause: ${cause.message}` : "";
  return {
    message: process.env.DAYPACK_DEBUG ? `${stack ?? message}${because}` : `${message}${because}`,
    code: exitCodes.failed,
  };
}

try {
  await program.parseAsync();
} catch (error) {
  const { message, code } = explain(error);
  if (process.argv.includes("--json") && message)
    console.log(
      JSON.stringify({
        error: message,
        ...(error instanceof ImportRefused || error instanceof BundleRefused ? { code: error.code } : {}),
      }),
    );
  if (message) console.error(message);
  process.exitCode = code;
}
