import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { importBundle } from "../exchange/import.job.ts";
import { addAccount } from "../identity/account.job.ts";
import { deleteSampleAccounts, findAccount } from "../identity/account.store.ts";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { type Config, projectFolder } from "./config.ts";
import { kindsOf } from "./live-kinds.ts";
import { packOf } from "./pack.ts";
import { addAsked } from "./sample-asked.job.ts";
import { addChoices } from "./sample-choices.job.ts";
import { upTo } from "./sample-cut.ts";
import { sampleShift } from "./sample-date.ts";
import { addLife, findLife } from "./sample-life.job.ts";
import { addMessages } from "./sample-messages.job.ts";
import {
  emailOf,
  lifePeople,
  type SamplePerson,
  sampleAdministrator,
  sampleMentor,
  samplePeople,
  source,
} from "./sample-people.ts";
import { addPrograms, renewMentor } from "./sample-programs.job.ts";
import { addRights } from "./sample-rights.job.ts";
import { standards } from "./standards.ts";

interface Standing extends Record<string, unknown> {
  today: string;
  sources: number;
  is_sample: boolean;
}
const readStanding = statement<Standing>(
  "server.sample-standing",
  `select k.today, (select count(*) from base.source) as sources,
    coalesce((select bool_and(is_sample) from base.source), true) as is_sample from base.clock k`,
);
const readShift = statement<{ shifted_days: number }>(
  "server.sample-shift",
  "select shifted_days from base.entry where shifted_days is not null limit 1",
);

/** The parts of the sample in the order in which they are loaded. */
const parts = [
  { folder: "coherence-map", source: "Coherence Map", generated: false, what: "standards" },
  { folder: "district", source, generated: false, what: "schools, people and classes" },
  { folder: "layers", source, generated: true, what: "profiles and marks" },
] as const;

/** Loads the sample district on the first start, and answers the lines that tell who can sign in. */
export async function prepareSample(store: Store, config: Config, say: (text: string) => void): Promise<string[]> {
  const standing = await firstRow(store.work, readStanding);
  if (!standing) throw new Error("the installation has no clock");
  if (!standing.is_sample) {
    // The sample people live only among the sample.
    await deleteSampleAccounts(store.identity);
    return [];
  }
  const isWhole = (await findAccount(store.identity, emailOf(sampleAdministrator))) !== undefined;
  if (!isWhole && config.sample === "none") return [];
  const { password, isNew } = await readPassword(config.dataFolder);
  if (!isWhole) await load(store, standing.today, password, say);
  else if (isNew) {
    await addPeople(store, [...samplePeople, ...(await findLife(store)).people, sampleAdministrator], password);
    await renewMentor(store, password);
  }
  return [
    `This is the sample district: nobody in it is real. Sign in with the password ${password} as`,
    ...[...samplePeople, ...Object.values(lifePeople), sampleMentor, sampleAdministrator].map(
      (each) => `  ${emailOf(each).padEnd(34)} ${each.who}`,
    ),
    "",
  ];
}

/** One password for all sample people of an installation, made once and kept where only its owner reads. */
async function readPassword(dataFolder: string): Promise<{ password: string; isNew: boolean }> {
  const file = join(dataFolder, "sample-password");
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept) return { password: kept.trim(), isNew: false };
  const password = randomBytes(9)
    .toString("hex")
    .replaceAll(/(.{6})(?=.)/g, "$1-");
  await mkdir(dataFolder, { recursive: true });
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return { password, isNew: true };
}

/** Can be stopped anywhere and run again: every step finds what it made, and the administrator is made last. */
async function load(store: Store, today: IsoDate, password: string, say: (text: string) => void): Promise<void> {
  say("Loading the sample district. This happens once and takes less than a minute.");
  // Moved as it was when it began, on whatever day it goes on.
  const shiftedDays = (await firstRow(store.work, readShift))?.shifted_days ?? sampleShift(today);
  let hats = new Map<string, string>();
  for (const part of parts) {
    // Those who wrote something have their hats before their words come: so the words are their own.
    if (part.folder === "layers") hats = await addPeople(store, samplePeople, password);
    await loadPart(store, part, { today, shiftedDays }, say);
  }
  const [parent1, parent2] = [hats.get("parent1"), hats.get("parent2")];
  if (!parent1 || !parent2) throw new Error("the sample has no guardians");
  await addChoices(store, { shiftedDays, today }, { parent1, parent2, teacher: hats.get("teacher") });
  await addPeople(store, (await findLife(store)).people, password);
  const [registrar, counselor] = [hats.get("registrar"), hats.get("counselor")];
  if (registrar && counselor) await addLife(store, today, { registrar, counselor, parent1 });
  if (registrar) await addRights(store, { registrar, parent1 });
  await addPrograms(store, { today, parent: parent1, password });
  const teacher = hats.get("teacher");
  if (teacher) await addMessages(store, { teacher, parent1, parent2 });
  const learner = hats.get("learner");
  if (learner) await addAsked(store, today, { learner, parent1 });
  await addPeople(store, [sampleAdministrator], password);
}

async function loadPart(
  store: Store,
  { folder, source: name, generated, what }: (typeof parts)[number],
  { today, shiftedDays }: { today: IsoDate; shiftedDays: number },
  say: (text: string) => void,
): Promise<void> {
  say(`  reading ${what}`);
  const { read } = await importBundle({
    store,
    kinds: kindsOf(store),
    pack: packOf(store),
    standards: standards.map((standard) => upTo(standard, today)),
    path: join(projectFolder, "sample", folder),
    source: name,
    sample: { shiftedDays, shift: (date) => addDays(date, shiftedDays), generated },
    onProgress: ({ phase }) => {
      if (phase === "joining") say(`  joining ${what}`);
    },
  });
  say(`  ${read.toLocaleString("en")} rows of ${what} are in`);
}

/** Makes the accounts, or gives them the password again; answers their hats by the person's name. */
async function addPeople(
  store: Store,
  people: readonly SamplePerson[],
  password: string,
): Promise<Map<string, string>> {
  const hats = new Map<string, string>();
  for (const each of people) {
    const { subjectId } = await addAccount(store, {
      ...(each.person !== undefined && { person: `${source}:${each.person}` }),
      hat: each.hat,
      email: emailOf(each),
      password,
      isSample: true,
    });
    hats.set(each.name, subjectId);
  }
  return hats;
}
