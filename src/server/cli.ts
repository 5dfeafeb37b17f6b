import { Command, CommanderError } from "commander";
import { BundleRefused } from "../exchange/bundle.ts";
import { ImportRefused } from "../exchange/import.ts";
import { Problem } from "../kernel/problem.ts";
import { accountCommand } from "./commands/account.ts";
import { agreementCommand, clientCommand } from "./commands/agreement.ts";
import { databaseCommand } from "./commands/database.ts";
import { decideCommand } from "./commands/decide.ts";
import { directoryCommand } from "./commands/directory.ts";
import { importCommand } from "./commands/import.ts";
import { mapCommand } from "./commands/map.ts";
import { outboxCommand } from "./commands/outbox.ts";
import { reconcileCommand } from "./commands/reconcile.ts";
import { startCommand } from "./commands/start.ts";
import { SettingRefused } from "./config.ts";
import { version } from "./version.ts";

/** Exit codes of every command, besides 0, which an import also has with remarks; 3 is an import's alone. */
const exitCodes = { failed: 1, usage: 2, anotherSource: 3 } as const;

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
  DAYPACK_SMTP       where mail goes out, such as smtp://user:password@mail.example:587; without it mail is kept
                     to be read with "daypack outbox mail". DAYPACK_MAIL_FROM says who it is from
  DAYPACK_FILE_MB    how large a file may be that people send, such as image=30,video=2000
  DAYPACK_CLAMD      a virus scanner, ClamAV's daemon: host:port or the path of its socket
  DAYPACK_S3_BUCKET  a private bucket for those files instead of the data folder; docs/files.md tells the rest
  DAYPACK_UPLOAD_GB  what may come in through the browser at once (default 20)

Exit codes: 0 done (remarks included), 1 failed, 2 wrong use, 3 the bundle belongs to another source,
4 a reconcile found differences.
docs/operating.md tells more.`,
  );
for (const command of [
  startCommand(),
  importCommand(),
  reconcileCommand(),
  mapCommand(),
  decideCommand(),
  accountCommand(),
  agreementCommand(),
  clientCommand(),
  outboxCommand(),
  directoryCommand(),
  databaseCommand(),
]) {
  program.addCommand(command.exitOverride());
}

/** Of PostgreSQL, of the system, or in the last words of either. */
const isDiskFull = (error: unknown): boolean =>
  error instanceof Error &&
  (["53100", "ENOSPC"].includes((error as NodeJS.ErrnoException).code ?? "") ||
    /No space left on device/.test(error.message) ||
    isDiskFull(error.cause));

/** Of several addresses that were all tried, the driver reports a code and no message. */
const saidBy = (error: Error & { code?: string }): string => error.message || (error.code ?? error.name);

/** What went wrong, in a sentence; a stack only on demand. */
function explain(error: unknown): { message: string; code: number } {
  if (error instanceof ImportRefused) return { message: error.message, code: error.exitCode };
  if (error instanceof SettingRefused) return { message: error.message, code: exitCodes.usage };
  if (error instanceof BundleRefused || error instanceof Problem)
    return { message: error.message, code: exitCodes.failed };
  if (isDiskFull(error)) {
    const message =
      "The disk of the database is full (DAYPACK_DATA, or the server of DATABASE_URL). Make room and run this again.";
    return { message, code: exitCodes.failed };
  }
  const { stack, cause } = error as Error;
  const message = saidBy(error as Error);
  const because = cause instanceof Error ? `\nbecause: ${saidBy(cause)}` : "";
  return {
    message: process.env.DAYPACK_DEBUG ? `${stack ?? message}${because}` : `${message}${because}`,
    code: exitCodes.failed,
  };
}

/** With --json an error is one object on standard output too; its code is that of the import's remarks. */
function printJson(error: unknown, message: string): void {
  const code = error instanceof ImportRefused || error instanceof BundleRefused ? error.code : undefined;
  if (process.argv.includes("--json")) console.log(JSON.stringify({ error: message, ...(code && { code }) }));
}

// `daypack db schema | head`: who reads no further has seen enough, and the command ends as it would have.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // It has printed its own words.
    if (error.exitCode !== 0) printJson(error, error.message.replace(/^error: /, ""));
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
  } else {
    const { message, code } = explain(error);
    printJson(error, message);
    console.error(message);
    process.exitCode = code;
  }
}
