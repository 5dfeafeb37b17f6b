import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importBundle } from "../src/exchange/import.job.ts";
import { addAccount } from "../src/identity/account.job.ts";
import { shippedPack } from "../src/privacy/pack.ts";
import { bringUpToDate } from "../src/server/installation.job.ts";
import { kinds } from "../src/server/kinds.ts";
import { standards } from "../src/server/standards.ts";
import type { Store } from "../src/store/store.ts";
import { bundle, school, source, today } from "./district/facts.ts";
import { familyFacts, lucia, mateo } from "./district/family.ts";

export const password = "acorn bridge lantern";

/** Who signs in, by the name the journeys call them. */
export const people = {
  teacher: "teacher@riverton.test",
  counselor: "counselor@riverton.test",
  registrar: "registrar@riverton.test",
  mother: "rosa@riverton.test",
  learner: "mateo@riverton.test",
  child: "lucia@riverton.test",
} as const;

const hats: Readonly<Record<keyof typeof people, readonly [hat: string, key: string]>> = {
  teacher: [`teacher@${school}`, "alvarez"],
  counselor: [`support@${school}`, "boone"],
  registrar: [`registrar@${school}`, "office"],
  mother: ["guardian@RIV", "rosa"],
  learner: ["learner@RIV", mateo],
  child: ["learner@RIV", lucia],
};

/** Loads a small district into an empty store: one class of 30, two children of one mother, their people and accounts. */
export async function settle(store: Store): Promise<void> {
  await bringUpToDate(store, { timeZone: "America/Chicago", today, publicUrl: undefined });
  const folder = await mkdtemp(join(tmpdir(), "daypack-riverton-"));
  try {
    await writeFile(join(folder, "facts.ndjson"), bundle(familyFacts()));
    const { remarks } = await importBundle({ store, kinds, pack: shippedPack, standards, path: folder, source });
    if (remarks.length > 0) throw new Error(`the district of the journeys has remarks: ${JSON.stringify(remarks)}`);
  } finally {
    await rm(folder, { recursive: true });
  }
  for (const [who, [hat, key]] of Object.entries(hats)) {
    await addAccount(store, {
      person: `${source}:${key}`,
      hat,
      email: people[who as keyof typeof people], // the two share their keys
      password,
    });
  }
}
