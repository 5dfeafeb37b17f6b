import type { Static } from "typebox";
import type { Backpack, LearnerCover } from "../../entry/backpack.ts";
import type { DigestView, Entry, SummaryPart } from "../../entry/entry.ts";
import type { Kind, KindOf } from "../../entry/kind.ts";
import type { IsoDate } from "../../kernel/date.ts";

/** What is open of a learner to who reads: of the lower levels the digests, at detail the entries. */
export type Open = Pick<Backpack, "digests" | "entries">;

/** In whose voice the page speaks: to staff, a guardian, the learner, or a learner under 13. */
export type Reader = "staff" | "guardian" | "learner" | "child";

/** Everything a block of the backpack draws from. */
export interface View extends Open {
  readonly learner: LearnerCover;
  readonly reader: Reader;
  /** The reader's own subject: what they wrote is theirs to correct. */
  readonly me: string;
  /** The name to say in a sentence. */
  readonly name: string;
  readonly today: IsoDate;
}

/** In whose voice: a guardian, or the learner of whatever age. */
export const isFamily = ({ reader }: Pick<View, "reader">): boolean => reader !== "staff";

/** Empty blocks teach on the family's own page only, and do not crowd a child's. */
export const teaches = ({ reader }: Pick<View, "reader">): boolean => reader === "guardian" || reader === "learner";

/** One entry with its body typed by its kind; the server has checked it against the kind's schema. */
export interface Item<Body> {
  readonly entry: Entry;
  readonly body: Body;
}

/** When it was true, else when it came. */
export const dateOf = ({ provenance: { observedOn, receivedOn } }: Entry): IsoDate => observedOn ?? receivedOn;

/** Entries of one kind, newest first. */
export function itemsOf<Body>({ entries }: Pick<Open, "entries">, { name }: KindOf<Body>): Item<Body>[] {
  return entries
    .filter(({ kind }) => kind === name)
    .map((entry) => ({ entry, body: entry.body as Body })) // of that kind's schema
    .sort((a, b) => (dateOf(a.entry) < dateOf(b.entry) ? 1 : dateOf(a.entry) > dateOf(b.entry) ? -1 : 0));
}

/** What one kind says in a summary. */
export type Part = Static<typeof SummaryPart>;

/** The digests that speak of a kind: the one for all before those of a circle. */
const speaking = ({ digests }: Pick<Open, "digests">, has: (digest: DigestView) => boolean): DigestView | undefined =>
  digests.filter(has).sort((a, b) => Number(a.circleId !== undefined) - Number(b.circleId !== undefined))[0];

/** How it stands now, with who said it and as of when; `undefined` where the summary is not open or says nothing. */
export function summaryOf<Body, Status, Summary>(
  open: Pick<Open, "digests">,
  { name }: Kind<Body, Status, Summary>,
): { readonly value: Summary; readonly part: Part } | undefined {
  const part = speaking(open, ({ summary }) => summary?.[name] !== undefined)?.summary?.[name];
  return part && { value: part.value as Summary, part }; // made by that kind's own summary
}

/** The one line of a kind. */
export function statusOf<Body, Status, Summary>(
  open: Pick<Open, "digests">,
  { name }: Kind<Body, Status, Summary>,
): Status | undefined {
  return speaking(open, ({ status }) => status[name] !== undefined)?.status[name] as Status | undefined; // made by that kind's own status
}

/** Whether anything of some kinds is open: an entry, or a word of a digest. */
export const hasAny = ({ entries, digests }: Open, kinds: readonly string[]): boolean =>
  entries.some(({ kind }) => kinds.includes(kind)) ||
  digests.some(({ status, summary = {} }) => kinds.some((kind) => kind in status || kind in summary));
