import { isId, noCircle } from "../kernel/id.ts";
import type { Method } from "../kernel/provenance.ts";
import { categoryOf, numberOf, type Slice, sliceAt } from "../privacy/category.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import type { Mask } from "../privacy/mask.ts";
import { type Statement, statement } from "../store/statement.ts";
import type { DigestView, Entry } from "./entry.ts";
import { maskedDigest, maskedEntry } from "./masked.ts";

/** A row of the door's entries with the names of who said it. */
export interface EntryRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  slice: number;
  kind: string;
  mark: number;
  /** Null to those who do not read the choices. */
  detail_only: boolean | null;
  author_id: string;
  circle_id: string | null;
  observed_on: string | null;
  received_at: string;
  received_on: string;
  supersedes: string | null;
  superseded_at: string | null;
  reason: string | null;
  method: Method;
  source_id: string | null;
  source_key: string | null;
  shifted_days: number | null;
  body: unknown;
  statements: Entry["statements"] | null;
  author_kind: string | null;
  author_name: string | null;
  source_name: string | null;
  withdrawn?: string | null;
}

const columns = `e.learner_id, e.id, e.slice, e.kind, e.mark, e.detail_only, e.author_id, e.circle_id, e.observed_on,
  e.received_at, (e.received_at at time zone (select zone from door.clock))::date as received_on, e.supersedes, e.superseded_at, e.reason, e.method, e.source_id, e.source_key, e.shifted_days, e.body, e.statements,
  a.capacity as author_kind, a.name as author_name, s.name as source_name`;
const withNames = "left join door.subject a on a.id = e.author_id left join door.source s on s.id = e.source_id";

const pageOf = (view: "entry" | "entry_history") => `(
  select * from door.${view} where learner_id = $1 and id < $2 and slice = any($3) and ($4::text[] is null or kind = any($4))
  order by id desc limit $5) e ${withNames}`;
const currentEntries = statement<EntryRow>(
  "entry.entry",
  `select ${columns} from ${pageOf("entry")} order by e.id desc`,
);
const pastEntries = statement<EntryRow>(
  "entry.entry_history",
  `select ${columns}, w.reason as withdrawn from ${pageOf("entry_history")}
  left join door.withdrawal w on w.learner_id = e.learner_id and w.entry_id = e.id order by e.id desc`,
);
/** The columns of entries from any selection of the door's, called `e`. */
export const entriesFrom = (selection: string) => `select ${columns} from (${selection}) e ${withNames}`;
const entryById = statement<EntryRow>(
  "entry.by-id",
  entriesFrom("select * from door.entry where learner_id = $1 and id = $2"),
);

const detailOf = (row: { learner_id: string; slice: number }) =>
  ({ learnerId: row.learner_id, slice: sliceAt(row.slice), level: "detail" }) as const;

function viewOf(row: EntryRow): Entry {
  const slice = sliceAt(row.slice);
  return {
    id: row.id,
    kind: row.kind,
    category: categoryOf(slice),
    slice,
    ...(row.mark === 4 && { restricted: true }),
    ...(row.detail_only && { detailOnly: true }),
    ...(row.circle_id && { circleId: row.circle_id }),
    ...(row.supersedes && { supersedes: row.supersedes }),
    ...(row.superseded_at && { supersededAt: row.superseded_at }),
    ...(row.reason && { reason: row.reason }),
    ...(row.withdrawn && { withdrawn: row.withdrawn }),
    ...(row.statements && { statements: row.statements }),
    provenance: {
      method: row.method,
      author: {
        id: row.author_id,
        kind: row.author_kind ?? "source",
        ...(row.author_name && { name: row.author_name }),
      },
      ...(row.source_id &&
        row.source_name && {
          source: { id: row.source_id, name: row.source_name, ...(row.source_key && { key: row.source_key }) },
        }),
      ...(row.observed_on && { observedOn: row.observed_on }),
      receivedAt: row.received_at,
      receivedOn: row.received_on,
      ...(row.shifted_days !== null && { shiftedDays: row.shifted_days }),
    },
    body: row.body,
  };
}

/** A part of one learner's entries, newest first. */
export interface EntryQuery {
  readonly learnerId: string;
  readonly slices: readonly Slice[];
  readonly kind?: string | undefined;
  /** Only entries that came before this one, or `highestId` for the newest; ids sort by when they came. */
  readonly before: string;
  readonly limit: number;
  /** What was superseded or withdrawn, instead of what stands. */
  readonly past?: boolean;
}

/** Entries that are open to the subject, newest first. */
export async function listEntries(
  disclosure: Disclosure,
  { learnerId, slices, kind, before, limit, past }: EntryQuery,
): Promise<Entry[]> {
  const { mask } = disclosure;
  const kinds = mask ? mask.kinds.filter((each) => kind === undefined || each === kind) : kind && [kind];
  const all: Entry[] = [];
  // Of a program's page a mask may leave less than stands in it, or nothing: then more is read, or it would take it for the end.
  for (let place = before; ; ) {
    const values = [learnerId, place, slices.map(numberOf), kinds ?? null, limit];
    const { found, ids } = await readEntries(disclosure, past ? pastEntries : currentEntries, values);
    all.push(...found.map(({ entry }) => entry));
    const last = ids.at(-1);
    if (all.length >= limit || ids.length < limit || last === undefined) return all.slice(0, limit);
    place = last;
  }
}

/** Entries of a selection, and the ids of all that stood in it: of a program's a mask may leave nothing. */
interface ReadEntries {
  readonly found: readonly { readonly learnerId: string; readonly entry: Entry }[];
  readonly ids: readonly string[];
}

/** Of a program each entry is cut to its agreement first, so that the log holds what was handed out. */
export async function readEntries(
  disclosure: Disclosure,
  which: Statement<EntryRow>,
  values: readonly unknown[],
): Promise<ReadEntries> {
  const { mask } = disclosure;
  const viewed = (row: EntryRow) => (mask ? maskedEntry(mask, viewOf(row)) : viewOf(row));
  const ids: string[] = [];
  const rows = await disclosure.read(which, values, (row) => {
    ids.push(row.id);
    return viewed(row) ? detailOf(row) : undefined;
  });
  const found = rows.flatMap((row) => {
    const entry = viewed(row);
    return entry ? [{ learnerId: row.learner_id, entry }] : [];
  });
  return { found, ids };
}

/** One entry, if it is open to the subject. */
export async function findEntry(
  disclosure: Disclosure,
  learnerId: string,
  entryId: string,
): Promise<Entry | undefined> {
  return (await readEntries(disclosure, entryById, [learnerId, entryId])).found[0]?.entry;
}

const standingId = statement<{ id: string | null }>("entry.standing", "select door.standing($1, $2) as id");

/** What stands in the place of an entry, however often it was corrected since, if that is open to the subject. */
export async function findStanding(
  disclosure: Disclosure,
  learnerId: string,
  entryId: string,
): Promise<Entry | undefined> {
  if (!isId(entryId)) return undefined;
  const [row] = await disclosure.readOpen(standingId, [learnerId, entryId]);
  return row?.id ? findEntry(disclosure, learnerId, row.id) : undefined;
}

interface DigestRow extends Record<string, unknown> {
  learner_id: string;
  slice: number;
  circle_id: string;
  status: Record<string, unknown> | null;
  summary: Record<string, { value: unknown; asOf: string; authors: string[]; generated?: true }> | null;
  statements: DigestView["statements"] | null;
}

const digestsOfLearners = statement<DigestRow>(
  "entry.digests",
  `select learner_id, slice, circle_id, status, summary, statements from door.digest
  where learner_id = any($1) and slice = any($2) and (status is not null or summary is not null) order by learner_id, slice, circle_id`,
);
const digestsOfOne = statement<DigestRow>(
  "entry.digests-one",
  "select learner_id, slice, circle_id, status, summary, statements from door.digest where learner_id = $1 and (status is not null or summary is not null) order by slice, circle_id",
);
interface AuthorRow extends Record<string, unknown> {
  id: string;
  capacity: string;
  name: string | null;
}
const authorsById = statement<AuthorRow>(
  "entry.authors",
  "select id, capacity, name from door.subject where id = any($1)",
);

const digestTold = (mask: Mask | undefined) => (row: DigestRow) => {
  const cut = mask ? maskedDigest(mask, row) : row;
  return (
    cut &&
    ({ learnerId: row.learner_id, slice: sliceAt(row.slice), level: cut.summary ? "summary" : "status" } as const)
  );
};

/** Digests of one learner, without rows that tell nothing at the subject's level; or of several for some slices: what a class view is made of. */
export async function listDigests(
  disclosure: Disclosure,
  learners: string | { readonly ids: readonly string[]; readonly slices: readonly Slice[] },
): Promise<(DigestView & { learnerId: string })[]> {
  const { mask } = disclosure;
  const found =
    typeof learners === "string"
      ? await disclosure.read(digestsOfOne, [learners], digestTold(mask))
      : await disclosure.read(digestsOfLearners, [learners.ids, learners.slices.map(numberOf)], digestTold(mask));
  const rows = found.map((row) => (mask ? { ...row, ...maskedDigest(mask, row) } : row));
  const ids = new Set(rows.flatMap(({ summary }) => Object.values(summary ?? {}).flatMap(({ authors }) => authors)));
  const authors = new Map((await disclosure.readOpen(authorsById, [[...ids]])).map((row) => [row.id, row]));
  return rows.map(({ learner_id, slice, circle_id, status, summary, statements }) => ({
    learnerId: learner_id,
    category: categoryOf(sliceAt(slice)),
    slice: sliceAt(slice),
    ...(circle_id !== noCircle && { circleId: circle_id }),
    status: status ?? {},
    ...(summary && {
      summary: Object.fromEntries(
        Object.entries(summary).map(([kind, part]) => [kind, withAuthors(part, mask ? new Map() : authors)]),
      ),
    }),
    ...withStatements(statements, { ...status, ...summary }),
  }));
}

/** The law's, not the agreement's: what is left of a digest keeps what the family says about it. */
function withStatements(statements: DigestRow["statements"], parts: Readonly<Record<string, unknown>>) {
  const kept = statements?.filter(({ kind }) => kind in parts);
  return kept?.length ? { statements: kept } : {};
}

function withAuthors<Part extends { authors: string[] }>(part: Part, known: ReadonlyMap<string, AuthorRow>) {
  const authors = part.authors.map((id) => {
    const author = known.get(id);
    return { id, kind: author?.capacity ?? "source", ...(author?.name && { name: author.name }) };
  });
  return { ...part, authors };
}
