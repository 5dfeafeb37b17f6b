import fc from "fast-check";
import { expect } from "vitest";
import { letIn, type Program } from "../server/agreement.testing.ts";
import { termsFor } from "../server/agreement-terms.testing.ts";
import { turnClock } from "../server/clockwork.ts";
import { readConfig } from "../server/config.ts";
import { type Caller, importFacts } from "../server/district.testing.ts";
import { openFilePlace, openSenders, type Sender } from "../server/files.testing.ts";
import { type Offices, openOffices } from "../server/office.testing.ts";
import type { Link } from "../server/share.testing.ts";
import { statement } from "../store/statement.ts";
import type { Level } from "./level.ts";
import type { NewShare } from "./share.ts";

/**
 * A family's life in a real district: what can happen to it, in whatever order, and who looks. What may happen is in
 * life-family.testing.ts and life-office.testing.ts, what every surface may show then in life-person, life-link and life-sweep.testing.ts.
 */
export type Guardian = "rosa" | "luis";

/** A link that was made, as it was ordered. */
export interface Shared extends Link {
  readonly by: Guardian;
  readonly wanted: NewShare;
  readonly endsOn: string;
  isStopped: boolean;
}

/** Somebody whom a family let in, as it was agreed. */
export interface LetIn extends Caller {
  readonly programId?: string;
  readonly consentId?: string;
  readonly endsOn?: string;
  isOver?: boolean;
}

/** What the steps know of it all. It lives on from run to run, as a school does. */
export interface Life {
  day: string;
  readonly papers: string[];
  readonly exceptions: string[];
  readonly consents: string[];
  readonly threads: string[];
  readonly documents: { readonly id: string; readonly about: Guardian; readonly kind: string; readonly from: string }[];
  readonly links: Shared[];
  /** Who signed first, of consents that wait for the second guardian; by consent. */
  readonly halves: Map<string, Guardian>;
  /** What each guardian chose last for an audience and category, without an end. */
  readonly chosen: Map<string, Level>;
}

/** The district, with whoever came to read in it. */
export interface World extends Offices {
  readonly mateo: string;
  /** A second registrar: what needs two people has them. */
  readonly second: Caller;
  /** A second administrator of the whole installation. */
  readonly keeper: Caller;
  readonly guardianIds: Readonly<Record<Guardian, string>>;
  /** Helpers whom a family let in and hats of exceptions, as they come. */
  readonly letIn: Map<string, LetIn>;
  readonly program: Program;
  /** The subject of that program's agreement. */
  readonly programSubject: string;
  readonly agreementId: string;
  /** People at a server that takes files. */
  readonly senders: Readonly<Record<"rosa" | "mateo", Sender>>;
  /** Turns the clock as a server does: what is due of the day, and mails. */
  turnClock(): Promise<void>;
}

const subjectOf = statement<{ id: string }>("test.subject-of", "select id from base.subject where agreement_id = $1");

/** Opens the district where it happens. */
export async function openWorld(): Promise<World> {
  const files = await openFilePlace();
  const opened = await openOffices(files);
  const { store, ids, admins, app, as } = opened;
  await importFacts(store, [{ row: "staff/kim", fact: { noun: "staff", key: "kim", given: "Kim", family: "Park" } }]);
  const { agreement, program } = await letIn(app, admins.riverton, termsFor(opened.classIds.p3));
  // A program reads by a family's word alone.
  for (const by of [as.rosa, as.luis])
    for (const category of ["portfolio", "recognitions"])
      await by.send("PUT", `/learners/${ids.mateo}/choices/${agreement.id}/${category}`, { level: "detail" });
  const [subject] = await store.work.rows(subjectOf, [agreement.id]);
  const open = await openSenders(store, files);
  const own = async (caller: Caller) =>
    ((await caller.get(`/learners/${ids.mateo}/family`)).json() as { guardianships: { guardianId: string }[] })
      .guardianships[0]?.guardianId ?? "";
  return {
    ...opened,
    mateo: ids.mateo,
    second: await opened.join("kim", "registrar@lincoln"),
    keeper: await opened.join("hale", "administrator"),
    guardianIds: { rosa: await own(as.rosa), luis: await own(as.luis) },
    letIn: new Map(),
    program,
    programSubject: subject?.id ?? "",
    agreementId: agreement.id,
    senders: { rosa: await open("rosa"), mateo: await open("mateo") },
    async turnClock() {
      const failed: unknown[] = [];
      const config = readConfig({ DAYPACK_DATA: files.folder });
      await turnClock(store, { config, address: "https://daypack.test" }, (error) => failed.push(error));
      expect(failed).toEqual([]);
    },
  };
}

export const newLife = (): Life => ({
  day: "2026-11-20",
  ...{
    papers: [],
    exceptions: [],
    consents: [],
    threads: [],
    documents: [],
    links: [],
    halves: new Map(),
    chosen: new Map(),
  },
});

/** Whom a court keeps from the record on a day. */
export const isKeptAway = ({ documents, day }: Life, who: Guardian): boolean =>
  documents.some(({ about, kind, from }) => about === who && kind === "no-access" && from <= day);

/** One thing that happens. Answers its status, or nothing where nothing was asked: a refusal is a life's, too, and a failure is not. */
export interface Happening {
  readonly what: string;
  /** Where only these can be. */
  readonly allowed?: readonly number[];
  readonly run: (life: Life, world: World) => Promise<number | undefined>;
}

/** What happens in one life. */
const steps = 25;

/**
 * Lets random lives happen, and looks after each step. DAYPACK_LIVES says how many lives in place of one, DAYPACK_LIFE_SEED which ones:
 * a failure prints its seed.
 */
export async function live(
  happenings: readonly fc.Arbitrary<Happening>[],
  world: World,
  life: Life,
  look: (life: Life, world: World) => Promise<void>,
): Promise<void> {
  const asStep = ({ what, allowed, run }: Happening): fc.AsyncCommand<Life, World> => ({
    check: () => true,
    toString: () => what,
    async run(model, real) {
      const status = await run(model, real);
      if (status !== undefined)
        expect([what, (allowed?.includes(status) ?? status < 500) ? "allowed" : status]).toEqual([what, "allowed"]);
      await look(model, real);
    },
  });
  const { DAYPACK_LIVES, DAYPACK_LIFE_SEED } = process.env;
  await fc.assert(
    fc.asyncProperty(
      fc.noBias(
        fc.array(fc.oneof(...happenings.map((each) => each.map(asStep))), { minLength: steps, maxLength: steps }),
      ),
      (all) => fc.asyncModelRun(() => ({ model: life, real: world }), all),
    ),
    {
      numRuns: Number(DAYPACK_LIVES ?? 1),
      ...(DAYPACK_LIFE_SEED && { seed: Number(DAYPACK_LIFE_SEED) }),
      endOnFailure: true,
    },
  );
}
