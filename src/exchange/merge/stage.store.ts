import { once } from "node:events";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { EntryFact } from "../../entry/fact.ts";
import type { AnyKind } from "../../entry/kind.ts";
import type { Sent } from "../../interop/adapter.ts";
import { newId } from "../../kernel/id.ts";
import type { Remark } from "../../kernel/remark.ts";
import { numberOf } from "../../privacy/category.ts";
import type { LinkFact } from "../../roster/fact.ts";
import { cell, hashOf, json, line } from "./copy.ts";
import { entryRefusal, keyRefusal, placeRefusal } from "./fit.ts";

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
    class_key text, course_key text, author_capacity text, author_key text, guardian_key text, is_partial boolean, body text
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

const linkNouns = new Set(["enrollment", "guardianship", "case"]);
const isLink = (fact: Sent["fact"]): fact is LinkFact => linkNouns.has(fact.noun);

/** Characters that one `copy` carries: fewer would be answered oftener than read, more would only wait in memory. */
const enough = 1_000_000;

/** Writes batches of facts into the staging tables. */
export class Stage {
  readonly #client: pg.Client;
  readonly #kinds: ReadonlyMap<string, AnyKind>;
  readonly #method: string;
  #lines: Record<Table, string[]> = { place: [], link: [], entry: [] };
  /** Characters of these lines. */
  #waiting = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(client: pg.Client, kinds: readonly AnyKind[], method: "reported" | "generated") {
    this.#client = client;
    this.#kinds = new Map(kinds.map((kind) => [kind.name, kind]));
    this.#method = method;
  }

  /**
   * Stages a batch. What a kind does not take, or what is never kept, is left out: answers a remark for each. The database takes
   * a megabyte in while the next one is read; `settled` waits for the last.
   */
  async put(batch: readonly Sent[]): Promise<Remark[]> {
    const remarks: Remark[] = [];
    for (const sent of batch) {
      const refused = keyRefusal(sent) ?? this.#write(sent);
      if (refused !== undefined) remarks.push({ code: refused, at: sent.at });
    }
    if (this.#waiting >= enough) await this.#send();
    return remarks;
  }

  /** Until everything put is in the staging tables. Throws what went wrong on the way. */
  async settled(): Promise<void> {
    await this.#send();
    await this.#writing;
  }

  async #send(): Promise<void> {
    const lines = this.#lines;
    this.#lines = { place: [], link: [], entry: [] };
    this.#waiting = 0;
    await this.#writing;
    this.#writing = this.#copyAll(lines);
    this.#writing.catch(() => undefined); // thrown by whoever waits for it
  }

  #add(table: Table, text: string): void {
    this.#lines[table].push(text);
    this.#waiting += text.length;
  }

  async #copyAll(lines: Readonly<Record<Table, readonly string[]>>): Promise<void> {
    for (const table of ["place", "link", "entry"] as const) await this.#copy(table, lines[table]);
  }

  /** Adds the line of a fact, or answers why it is left out. */
  #write(sent: Sent): string | undefined {
    const { fact, row, at } = sent;
    if (fact.noun === "entry") {
      const kind = this.#kind(fact.kind);
      const refused = entryRefusal(fact, kind, sent.partial === true);
      if (refused === undefined) this.#add("entry", this.#entryLine(fact, kind, sent));
      return refused;
    }
    const written = json(fact);
    const refused = placeRefusal(fact, written);
    if (refused !== undefined) return refused;
    const cells = [cell(fact.key), cell(row), cell(at), hashOf(written), newId(), cell(written)];
    if (isLink(fact)) this.#add("link", line(fact.noun, cell(fact.learner), ...cells));
    else this.#add("place", line(fact.noun, ...cells));
    return undefined;
  }

  #kind(name: string): AnyKind {
    const kind = this.#kinds.get(name);
    if (!kind) throw new Error(`an adapter sent a kind that does not exist: ${name}`);
    return kind;
  }

  #entryLine(fact: EntryFact, kind: AnyKind, { row, at, generated, partial }: Sent): string {
    const [circleKind, circleKey] = circleOf(fact, kind);
    const [learner, key, school, inClass, course] = [fact.learner, fact.key, fact.school, fact.class, fact.course].map(
      cell,
    );
    const [author, authorKey, guardian, observedOn] = [
      fact.author?.capacity,
      fact.author?.key,
      fact.guardian,
      fact.observedOn,
    ].map(cell);
    const circle = `${cell(circleKind)}\t${cell(circleKey)}`;
    const places = `${school}\t${inClass}\t${course}\t${author}\t${authorKey}\t${guardian}`;
    const mark = fact.restricted ? 4 : 3;
    const body = cell(json(fact.body));
    const hash = hashOf(`${learner}\t${key}\t${kind.name}\t${mark}\t${observedOn}\t${circle}\t${places}\t${body}`);
    const method = generated ? "generated" : this.#method;
    return `${learner}\t${key}\t${cell(row)}\t${cell(at)}\t${hash}\t${newId()}\t${kind.name}\t${numberOf(kind.slice)}\t${mark}\t${observedOn}\t${method}\t${circle}\t${places}\t${partial === true}\t${body}\n`;
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
    await this.settled();
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
