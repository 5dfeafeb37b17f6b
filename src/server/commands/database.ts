import { Command } from "commander";
import { compileEverything } from "../../privacy/compile.job.ts";
import type { Transaction } from "../../store/connect.ts";
import { testServingRole } from "../../store/role-test.ts";
import { printSchema } from "../../store/schema.ts";
import { packOf } from "../pack.ts";
import { withStore } from "./open.ts";

const roleTest = (): Command =>
  new Command("role-test")
    .description("Connect as the serving role and prove what it cannot read.")
    .option("--json", "print each attempt as JSON")
    .action(async ({ json }: { json?: boolean }) => {
      await withStore(async (store) => {
        const attempts = await testServingRole(store.connectionOf("serve"));
        const leaks = attempts.filter(({ refused }) => !refused);
        if (json) console.log(JSON.stringify({ passed: leaks.length === 0, attempts }));
        else {
          for (const { what, refused, answer } of attempts)
            console.log(`${refused ? "refused" : "OPEN   "}  ${what}: ${answer}`);
          console.log(
            leaks.length === 0
              ? `All ${attempts.length} attempts were refused or came back empty.`
              : `${leaks.length} attempts were not refused.`,
          );
        }
        if (leaks.length > 0) process.exitCode = 1;
      });
    });

const migrateCommand = (): Command =>
  new Command("migrate")
    .description("Bring the database to this version; commands and start do it too.")
    .action(async () => {
      await withStore(async ({ migrated }) =>
        console.log(migrated.length > 0 ? `Applied ${migrated.join(", ")}.` : "Nothing to apply."),
      );
    });

const compileCommand = (): Command =>
  new Command("compile")
    .description("Compile all grants anew from relations, policies and choices.")
    .action(async () => {
      await withStore(async (store) => {
        const compile = (transaction: Transaction) => compileEverything(transaction, packOf(store));
        const changed = await store.work.transaction([], compile);
        console.log(`${changed} grants changed.`);
      });
    });

const schemaCommand = (): Command =>
  new Command("schema").description("Print the schema, as it stands in store/schema.sql.").action(async () => {
    await withStore(async (store) => process.stdout.write(await printSchema(store.owner)));
  });

/** `daypack db`, for operators and for whoever reviews what the serving role may. */
export const databaseCommand = (): Command =>
  new Command("db")
    .description("The database: migrate, compile, schema, role-test.")
    .addCommand(roleTest().exitOverride())
    .addCommand(migrateCommand().exitOverride())
    .addCommand(compileCommand().exitOverride())
    .addCommand(schemaCommand().exitOverride());
