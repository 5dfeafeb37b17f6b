import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { findAnyMap, previewAt, saveMap } from "../../exchange/map.job.ts";
import { listKeptMaps } from "../../exchange/map.store.ts";
import { mapOf } from "../../interop/mapped/guess-map.ts";
import { type FileMap, isFileMap, mapErrors } from "../../interop/mapped/map.ts";
import { shippedMaps } from "../../interop/mapped/shipped.ts";
import { type TargetName, targetNames, targets } from "../../interop/mapped/targets.ts";
import type { Store } from "../../store/store.ts";
import { withStore } from "./open.ts";

/** A map from a file. Throws in words where it is none. */
async function readMapFile(path: string): Promise<FileMap> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch {
    throw new Error(`${path} is no JSON file that can be read.`);
  }
  if (!isFileMap(value))
    throw new Error(`${path} is no map: ${mapErrors(value).join("; ")}. See docs/standards/any-file.md.`);
  return value;
}

/** The map that `--map` names: a file, else one kept here or shipped. Throws in words where there is none. */
export async function readMap(store: Store, named: string): Promise<FileMap> {
  if (named.endsWith(".json")) return readMapFile(named);
  const found = await findAnyMap(store.work, shippedMaps, named);
  if (!found) throw new Error(`There is no map ${named}. daypack map list tells which there are.`);
  return found;
}

const print = (value: unknown) => console.log(JSON.stringify(value, null, 2));

const guessCommand = (): Command =>
  new Command("guess")
    .description("Guess what each column of a file is, and print a map to go on from.")
    .argument("<file>", "CSV, fixed width or .xlsx")
    .option("--make <target>", `what its rows are: ${targetNames.join(", ")}`)
    .option("--name <name>", "name of the map", "my-file")
    .option("--json", "print {file, known, make, columns, map}, with the reason for every column")
    .action(async (file: string, { make, name, json }: { make?: string; name: string; json?: boolean }) => {
      const asked = targetNames.find((each) => each === make);
      if (make !== undefined && !asked)
        throw new Error(`Nothing is made of it: ${make}. One of ${targetNames.join(", ")}.`);
      const found = await previewAt(file, shippedMaps, asked);
      const made = found.map((each) => ({
        ...{ file: each.file, ...(each.known && { known: each.known }), make: each.make },
        ...{ columns: each.columns, map: mapOf(each.make, each.columns, { name, title: name }) },
      }));
      if (json) return print(made);
      for (const { file: of, known, make: target, columns, map } of made) {
        console.error(
          known
            ? `${of}: known by itself, as ${known}.`
            : `${of}: looks like ${targets[target as TargetName].title.en}.`,
        );
        for (const { header, field, reason } of columns)
          console.error(`  ${header}: ${field ?? "not kept"}. ${reason.en}`);
        print(map);
      }
    });

/** `daypack map`: how files that come in no standard are read. */
export const mapCommand = (): Command =>
  new Command("map")
    .description("Maps of files that come in no standard: guess one, keep it, list, show and export them.")
    .addCommand(guessCommand())
    .addCommand(
      new Command("save")
        .description("Keep a map from a file; the same name again is its next version.")
        .argument("<file>", "a map as JSON")
        .action((file: string) =>
          withStore(async (store) => {
            const map = await readMapFile(file);
            console.log(`${map.name}, version ${await saveMap(store.work, map, null)}.`);
          }),
        ),
    )
    .addCommand(
      new Command("list")
        .description("Maps kept here, then those shipped.")
        .option("--json", "print them as JSON")
        .action(({ json }: { json?: boolean }) =>
          withStore(async (store) => {
            const kept = await listKeptMaps(store.work);
            const all = [
              ...kept.map(({ name, title, version }) => ({ name, title, version })),
              ...shippedMaps
                .filter(({ name }) => !kept.some((each) => each.name === name))
                .map(({ name, title }) => ({ name, title })),
            ];
            if (json) return print(all);
            for (const each of all)
              console.log(
                `${each.name.padEnd(24)}${"version" in each ? `version ${each.version}  ` : ""}${each.title}`,
              );
          }),
        ),
    )
    .addCommand(
      new Command("show")
        .alias("export")
        .description("Print a map as JSON.")
        .argument("<name>", "of a map kept here, or shipped")
        .action((name: string) => withStore(async (store) => print(await readMap(store, name)))),
    )
    .addCommand(
      new Command("targets").description("What rows can become, with their fields.").action(() => {
        for (const [name, { title, fields }] of Object.entries(targets)) {
          console.log(`${name} (${title.en})`);
          for (const [field, { title: words }] of Object.entries(fields))
            console.log(`  ${field.padEnd(24)}${words.en}`);
        }
      }),
    );
