import { once } from "node:events";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { Compile } from "typebox/compile";
import type { EntryFact } from "../../entry/fact.ts";
import type { AnyKind } from "../../entry/kind.ts";
import type { Sent } from "../../interop/adapter.ts";
import { newId } from "../../kernel/id.ts";
import { holdsRefused } from "../../kernel/refuse.ts";
import type { Remark } from "../../kernel/remark.ts";
import { numberOf } from "../../privacy/category.ts";
import type { LinkFact } from "../../roster/fact.ts";
import { hashOf, json, line } from "./copy.ts";

/**
 * Where a bundle waits while it is read: tables of this session alone, gone with its transaction. Killed at any moment, an
 * import leaves nothing.
 */
export const stagingTables = `
  create temporary table staged_place (
    ordinal bigint generated always as identity, noun text, key text, row_key text, at text, hash bytea, new_id uuid, fact jsonb
  ) on commit drop;
  create temporary table staged_link (
    ordinal bigint generated always as identity, noun text, learner_key text, key text, row_key text, at text, hash bytea, new_id uuid, fact jsonb
  ) on commit drop;
  create temporary table staged_entry (
    ordinal bigint generated always as identity, learner_key text, key text, row_key text, at text, hash bytea, new_id uuid,
    kind text, slice smallint, mark smallint, observed_on date, method text, circle_kind text, circle_key text, school_key text,
    class_key text, course_key text, author_capacity text, author_key text, guardian_key text, is_partial boolean, body jsonb
  ) on commit drop;
  create temporary table merge_remark (code text, at text, message text) on commit drop;
  create temporary table missing_fact (noun text, key text, id uuid, learner_id uuid, row_key text) on commit drop;
  create temporary table touched (learner_id uuid, slice smallint) on commit drop;
  create temporary table regrant (learner_id uuid) on commit drop;`;

/** Room in memory for the staging tables and what is sorted and joined from them, of this session alone. */
export const roomForStaging = "set temp_buffers = '128MB'; set work_mem = '64MB'";

type Table = "place" | "link" | "entry";
const columns: Readonly<Record<Table, string>> = {
  place: "noun, key, row_key, at, hash, new_id, fact",
  link: "noun, learner_key, key, row_key, at, hash, new_id, fact",
  entry:
    "learner_key, key, row_key, at, hash, new_id, kind, slice, mark, observed_on, method, circle_kind, circle_key, school_key, class_key, course_key, author_capacity, author_key, guardian_key, is_partial, body",
};

const members = ({ schema }: AnyKind): object => ("properties" in schema ? (schema.properties as object) : {}); // kinds are objects

const linkNouns = new Set(["enrollment", "guardianship", "case"]);
const isLink = (fact: Sent["fact"]): fact is LinkFact => linkNouns.has(fact.noun);

/** An index entry must fit a third of a page (PostgreSQL: 2,704 bytes), in any alphabet. */
const longestKey = 600;
/** Titles and lists of a place, as JSON; real ones stay under 2,000. */
const longestPlace = 20_000;
const longestName = 300;

/** Keys are stored, shown and searched: none is endless, and none is a number that is never kept. */
function keyRefusal({ fact, row }: Sent): string | undefined {
  const keys = [row, fact.key, "learner" in fact ? fact.learner : ""];
  if (keys.some((key) => key.length > longestKey)) return "key.too-long";
  return holdsRefused(keys) ? "key.refused" : undefined;
}

function placeRefusal(fact: Sent["fact"]): string | undefined {
  if (holdsRefused(fact)) return "text.refused";
  if (fact.noun === "competency" && Math.max(fact.code.length, fact.framework.length) > longestName)
    return "competency.invalid";
  return json(fact).length > longestPlace ? `${fact.noun}.invalid` : undefined;
}

/** Writes batches of facts into the staging tables. */
export class Stage {
  readonly #client: pg.Client;
  readonly #kinds: ReadonlyMap<string, AnyKind>;
  readonly #method: string;
  readonly #checks = new Map<string, ReturnType<typeof Compile>>();
  #writing: Promise<void> = Promise.resolve();

  constructor(client: pg.Client, kinds: readonly AnyKind[], method: "reported" | "generated") {
    this.#client = client;
    this.#kinds = new Map(kinds.map((kind) => [kind.name, kind]));
    this.#method = method;
  }

  /**
   * Stages a batch. What a kind does not take, or what is never kept, is left out: answers a remark for each. The database takes
   * it in while the next one is read; `settled` waits for the last.
   */
  async put(batch: readonly Sent[]): Promise<Remark[]> {
    const lines: Record<Table, string[]> = { place: [], link: [], entry: [] };
    const remarks: Remark[] = [];
    for (const sent of batch) {
      const { fact, row, at } = sent;
      const refused = keyRefusal(sent) ?? (fact.noun === "entry" ? this.#refusal(fact) : placeRefusal(fact));
      if (refused) remarks.push({ code: refused, at });
      else if (fact.noun === "entry") lines.entry.push(this.#entryLine(fact, sent));
      else if (isLink(fact))
        lines.link.push(line(fact.noun, fact.learner, fact.key, row, at, hashOf(fact), newId(), json(fact)));
      else lines.place.push(line(fact.noun, fact.key, row, at, hashOf(fact), newId(), json(fact)));
    }
    await this.#writing;
    this.#writing = this.#copyAll(lines);
    this.#writing.catch(() => undefined); // thrown by whoever waits for it
    return remarks;
  }

  /** Until everything put is in the staging tables. Throws what went wrong on the way. */
  settled(): Promise<void> {
    return this.#writing;
  }

  async #copyAll(lines: Readonly<Record<Table, readonly string[]>>): Promise<void> {
    for (const table of ["place", "link", "entry"] as const) await this.#copy(table, lines[table]);
  }

  #refusal({ kind: name, body, school, class: inClass, course }: EntryFact): string | undefined {
    const kind = this.#kind(name);
    const check = this.#checks.get(name) ?? Compile(kind.schema);
    this.#checks.set(name, check);
    // Places are named when they are known, after every file was read.
    const place = { title: "-" };
    const whole = {
      ...((school !== undefined || inClass !== undefined) && "school" in members(kind) && { school: place }),
      ...(inClass !== undefined && "class" in members(kind) && { class: place }),
      ...(course !== undefined && { course: place }),
      ...body,
    };
    if (!check.Check(whole)) return `${name}.invalid`;
    return holdsRefused(body) ? "text.refused" : undefined;
  }

  #kind(name: string): AnyKind {
    const kind = this.#kinds.get(name);
    if (!kind) throw new Error(`an adapter sent a kind that does not exist: ${name}`);
    return kind;
  }

  #entryLine(fact: EntryFact, { row, at, generated, partial }: Sent): string {
    const kind = this.#kind(fact.kind);
    const [circleKind, circleKey] = circleOf(fact, kind);
    return line(
      ...[
        fact.learner,
        fact.key,
        row,
        at,
        hashOf(fact),
        newId(),
        fact.kind,
        numberOf(kind.slice),
        fact.restricted ? 4 : 3,
      ],
      ...[
        fact.observedOn,
        generated ? "generated" : this.#method,
        circleKind,
        circleKey,
        fact.school,
        fact.class,
        fact.course,
      ],
      ...[fact.author?.capacity, fact.author?.key, fact.guardian, String(partial ?? false), json(fact.body)],
    );
  }

  async #copy(table: Table, lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    const stream = this.#client.query(copyFrom(`copy staged_${table} (${columns[table]}) from stdin`));
    const finished = once(stream, "finish");
    stream.end(lines.join(""));
    await finished;
  }

  /** Forgets what a damaged file had sent. */
  async discard(path: string): Promise<void> {
    await this.#writing;
    for (const table of ["place", "link", "entry"]) {
      await this.#client.query(`delete from staged_${table} where left(at, length($1) + 1) = $1 || ':'`, [path]);
    }
  }
}

function circleOf(
  { circle, class: inClass }: EntryFact,
  { circle: kind }: AnyKind,
): [string | undefined, string | undefined] {
  if (circle === "family") return ["family", undefined];
  if (kind === "class") return inClass === undefined ? [undefined, undefined] : ["class", inClass];
  return kind === undefined || circle === undefined ? [undefined, undefined] : [kind, circle];
}
