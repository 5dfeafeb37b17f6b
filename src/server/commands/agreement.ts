import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { Compile } from "typebox/compile";
import type { AgreementKeeper } from "../../privacy/agreement.store.ts";
import { AgreementTerms } from "../../privacy/agreement.ts";
import { addClient } from "../../privacy/agreement-client.job.ts";
import { draftAgreement, endAgreement, listAgreements } from "../../privacy/agreement-keep.job.ts";
import { kindsOf } from "../live-kinds.ts";
import { withStore } from "./open.ts";

/** Who runs a command on the server reaches every agreement; the history of one says so. */
const keeper: AgreementKeeper = { subjectId: null, name: "the command line" };

async function readTerms(file: string): Promise<AgreementTerms> {
  const terms: unknown = JSON.parse(await readFile(file, "utf8"));
  const check = Compile(AgreementTerms);
  if (check.Check(terms)) return terms;
  const [first] = check.Errors(terms);
  throw new Error(
    `${file}: ${first?.instancePath || "/"} ${first?.message ?? "is not right"}. docs/agreements.md has an example.`,
  );
}

const addCommand = (): Command =>
  new Command("add")
    .description("Write an agreement down as a draft. An administrator vets and activates it on the page Agreements.")
    .argument("<file>", "what is agreed, as JSON (docs/agreements.md)")
    .option("--json", "print its id as JSON")
    .action(async (file: string, { json }: { json?: boolean }) => {
      const terms = await readTerms(file);
      const id = await withStore((store) => draftAgreement(store.work, kindsOf(store), keeper, terms));
      console.log(json ? JSON.stringify({ agreementId: id }) : `Agreement ${id} (${terms.name}) is a draft.`);
    });

const listCommand = (): Command =>
  new Command("list")
    .description("Agreements with apps, those that end first on top.")
    .option("--json", "print them as JSON, with terms, vetting and programs")
    .action(async ({ json }: { json?: boolean }) => {
      const items = await withStore((store) => listAgreements(store, undefined));
      if (json) console.log(JSON.stringify({ items }));
      else
        for (const { id, state, name, endsOn = "", clients } of items)
          console.log([id, state.padEnd(8), endsOn.padEnd(10), name, `${clients.length} programs`].join("  "));
    });

const endCommand = (): Command =>
  new Command("end")
    .description("End an agreement now: its programs read nothing from then on.")
    .argument("<id>", "of the agreement")
    .requiredOption("--reason <text>", "why; stands in its history")
    .action(async (id: string, { reason }: { reason: string }) => {
      await withStore((store) => endAgreement(store, keeper, id, reason));
      console.log(`Agreement ${id} has ended.`);
    });

/** `daypack agreement add`, `list` and `end`. */
export const agreementCommand = (): Command =>
  new Command("agreement")
    .description("What apps may be given, until when.")
    .addCommand(addCommand().exitOverride())
    .addCommand(listCommand().exitOverride())
    .addCommand(endCommand().exitOverride());

const addClientCommand = (): Command =>
  new Command("add")
    .description("Let a program in for an active agreement. Its secret is printed once and kept nowhere.")
    .requiredOption("--agreement <id>", "of the agreement")
    .option("--name <name>", "what it is called in the list", "Sync")
    .option("--json", "print client id and secret as JSON")
    .action(async ({ agreement, name, json }: { agreement: string; name: string; json?: boolean }) => {
      const fresh = await withStore((store) => addClient(store, keeper, agreement, { name }));
      console.log(
        json
          ? JSON.stringify(fresh)
          : `Client ${fresh.clientId}\nSecret ${fresh.secret}\nKeep the secret now: it is shown this once.`,
      );
    });

/** `daypack client add`. */
export const clientCommand = (): Command =>
  new Command("client")
    .description("Programs that read for an agreement.")
    .addCommand(addClientCommand().exitOverride());
