import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EntryFact } from "../entry/fact.ts";
import type { Remark } from "../kernel/remark.ts";
import { type Fact, noShift, type Sent, type Shift } from "./adapter.ts";
import { type BundleFile, FileDamaged, type Standard } from "./standard.ts";

/** A folder of the reference data that stands beside the project, or `DAYPACK_SHARED`; tests on it are skipped without. */
export function shared(path: string): string | undefined {
  const folder = process.env.DAYPACK_SHARED ?? fileURLToPath(new URL("../../../shared/", import.meta.url));
  const found = join(folder, path);
  return existsSync(found) ? found : undefined;
}
/** Why a test was skipped, as a part of its title. */
export const needs = (path: string): string =>
  shared(path) ? "" : ` (skipped: ${path} is not there; DAYPACK_SHARED names the reference data)`;

/** Files of a bundle from their text, in chunks of so many characters; `undefined` is a file whose bytes end too early. */
export function filesOf(texts: Readonly<Record<string, string | undefined>>, chunk = 65_536): BundleFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    bytes: text?.length ?? 0,
    passed: () => 0,
    async *text() {
      if (text === undefined) throw new FileDamaged("file.damaged", `${path}:1`);
      for (let from = 0; from < text.length; from += chunk) yield text.slice(from, from + chunk);
    },
  }));
}

/** Everything a standard says of a bundle, with what came of damaged files taken out again, as an import does. */
export interface Read {
  readonly sent: readonly Sent[];
  readonly remarks: readonly Remark[];
  readonly rows: number;
  readonly complete: ReadonlySet<string>;
  readonly ended: readonly string[];
}

/** A whole bundle in one list, as only a test can hold it. */
export async function readAll(standard: Standard, files: readonly BundleFile[], shift: Shift = noShift): Promise<Read> {
  let sent: Sent[] = [];
  const remarks: Remark[] = [];
  const complete = new Set<string>();
  const ended: string[] = [];
  let rows = 0;
  for await (const batch of standard.read(files, { shift })) {
    sent.push(...batch.facts);
    remarks.push(...batch.remarks);
    rows += batch.rows;
    for (const each of batch.complete ?? []) complete.add(each);
    ended.push(...(batch.ended ?? []));
    const { discard } = batch;
    if (discard !== undefined) sent = sent.filter(({ at }) => !at.startsWith(`${discard}:`));
  }
  return { sent, remarks, rows, complete, ended };
}

/** Facts of one noun. */
export const factsOf = <Noun extends Fact["noun"]>(
  sent: readonly Sent[],
  noun: Noun,
): Extract<Fact, { noun: Noun }>[] =>
  sent.flatMap(({ fact }) => (fact.noun === noun ? [fact as Extract<Fact, { noun: Noun }>] : [])); // just compared

/** Entries of one kind. */
export const entriesOf = (sent: readonly Sent[], kind: string): EntryFact[] =>
  factsOf(sent, "entry").filter((fact) => fact.kind === kind);

/** Codes of remarks with how often each came. */
export function counted(remarks: readonly Remark[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of remarks) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
