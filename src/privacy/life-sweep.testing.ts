import { expect } from "vitest";
import { ways } from "../server/routes.testing.ts";
import { addressOf, nobodys } from "../server/way.testing.ts";
import { statement } from "../store/statement.ts";
import type { World } from "./life.testing.ts";
import { type Decided, decideFor, isReadOff, type StoredEntry, textsIn } from "./life-person.testing.ts";

/**
 * Every way of the API to read about a learner or about all of one's learners, new ones as soon as they stand in the table of ways:
 * nothing that is not open to a caller stands in any answer, whatever shape it has.
 */
const learnerWays = ways.filter(
  ({ way, path = {} }) => way.startsWith("GET ") && Object.values(path).every((noun) => noun === "learner"),
);
const more = (mateo: string) => [
  ...[`/learners/${mateo}/entries?limit=200`, `/learners/${mateo}/entries?limit=200&past=true`],
  ...["guardian", "employer", "college", "public"].map((target) => `/learners/${mateo}/see-as/${target}`),
  ...["work", "about-me", "goal", "narrative"].map((kind) => `/learners/${mateo}/elements/${kind}`),
];
/** Who reads: a person in a session, or a program with its token. */
export interface Reader {
  readonly subjectId: string;
  get(path: string): Promise<{ readonly statusCode: number; readonly body: string }>;
}

/**
 * As the district names its adults, schools and classes: who teaches and whom one may write to is known by name, and only the name. Days
 * of these school years stand in classes, terms and today, too; a birthday does not.
 */
const isRoster = /^(rosa|luis|samira|may) of |^(Algebra|Lincoln|Harbor|Riverton)|^202[67]-\d\d-\d\d$/;

const said = statement<{ body: string; is_theirs: boolean }>(
  "test.life-said",
  `select m.body, exists (select from base.thread_member t where t.learner_id = m.learner_id and t.thread_id = m.thread_id
    and t.subject_id = $2) as is_theirs
  from base.message m where m.learner_id = $1 and m.body is not null`,
);

/** Texts that a subject must not be told. What opens an entry, a line or a summary opens its words, wherever they stand. */
export async function secretsFrom(
  { store, mateo }: World,
  subjectId: string,
  { entries, digests, levelOf, tie, cells }: Decided,
  isOpen: (row: StoredEntry) => boolean = (row) => levelOf(row) >= row.mark,
): Promise<string[]> {
  const messages = await store.work.rows(said, [mateo, subjectId]);
  const written = entries.flatMap(({ body }) => textsIn(JSON.parse(body))).filter((text) => !isRoster.test(text));
  const all = [...written, ...messages.map(({ body }) => body)];
  // A page puts the two halves of a name together that stand apart in the entry.
  const saysName = entries.some((row) => ["name", "identity"].includes(row.kind) && isOpen(row));
  const isNamed = saysName || cells.some(({ slice, level }) => slice === "name" && level !== "hidden");
  const known = [
    ...entries.filter(isOpen).map(({ body }) => body),
    ...messages.filter(({ is_theirs }) => is_theirs && tie !== null).map(({ body }) => JSON.stringify(body)),
    ...digests.filter((row) => levelOf(row) >= 1).map(({ status }) => status ?? ""),
    ...digests.filter((row) => levelOf(row) >= 2).map(({ summary }) => summary ?? ""),
  ].join("\n");
  return [...new Set([...all, ...(isNamed ? [] : ["Mateo Rivera"])])].filter(
    (text) => !known.includes(JSON.stringify(text).slice(1, -1)),
  );
}

/** What must not stand in an answer and does, each with where. */
export const saidIn = (secrets: readonly string[], body: string, where: string): string[] =>
  secrets.filter((secret) => body.includes(secret)).map((secret) => `${where} says ${secret}`);

/** Asks every way, or each fourth from one on. A family reads on what it turned off, and nobody else. */
export async function sweep(world: World, reader: Reader, who: string, quarter?: number): Promise<void> {
  const { mateo } = world;
  const decided = await decideFor(world, reader.subjectId);
  const secrets = await secretsFrom(world, reader.subjectId, decided, (row) => {
    const level = decided.levelOf(row);
    return level >= row.mark || isReadOff(world, reader.subjectId, row, level);
  });
  const ids = { ...nobodys(), learner: mateo };
  const paths = learnerWays.map((way) => addressOf(way, ids).replace("/api/v1", ""));
  const found: string[] = [];
  const asked = [...paths, ...more(mateo)].filter((_, at) => quarter === undefined || at % 4 === quarter);
  const ask = async (path: string) => {
    const { body, statusCode } = await reader.get(path);
    if (statusCode >= 500) found.push(`${who}: ${path} answers ${statusCode}`);
    found.push(...saidIn(secrets, body, `${who}: ${path}`));
  };
  for (let from = 0; from < asked.length; from += 8) await Promise.all(asked.slice(from, from + 8).map(ask));
  expect(found).toEqual([]);
}
