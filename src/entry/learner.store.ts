import { lowestId } from "../kernel/page.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { replanned, statement } from "../store/statement.ts";

interface NameRow extends Record<string, unknown> {
  learner_id: string;
  display_name: string;
  sort_name: string;
}
const told = ({ learner_id }: { learner_id: string }) =>
  ({ learnerId: learner_id, slice: "name", level: "status" }) as const;

const columns = "learner_id, display_name, sort_name";
// Of the two lists by name one begins at the names for an app and at the grants for a teacher.
const inOrder = replanned<NameRow>(
  `select ${columns} from door.learner where (sort_name, learner_id) > ($1 collate "C", $2::uuid) order by sort_name, learner_id limit $3`,
);
const beginning = (column: string) => `(select ${columns} from door.learner
    where ${column} ^@ $1 and (sort_name, learner_id) > ($2 collate "C", $3::uuid) order by sort_name, learner_id limit $4)`;
// Two short lists, each by its own index, in one order: a page that cut one of them by another order would lose names.
const byName = replanned<NameRow>(
  `select ${columns} from (${beginning("sort_name")} union ${beginning("given_sort_name")}) l
  order by sort_name collate "C", learner_id limit $4`,
);
const byId = statement<NameRow>(
  "entry.learners-by-id",
  `select ${columns} from door.learner where learner_id = any($1) order by sort_name, learner_id`,
);

// An app whose agreement has no names still keeps its learners apart, by id.
const nameless = statement<NameRow>(
  "entry.learners-nameless",
  `select learner_id, '' as display_name, '' as sort_name from door.tie where learner_id > $1 order by learner_id limit $2`,
);
/** A program is told a name where its agreement lists what the name is made of. */
const isNamed = ({ mask }: Disclosure): boolean => !mask || (mask.has("name", "given") && mask.has("name", "family"));

/** A learner by the name they go by; `sortName` is folded, family name first. */
export interface NamedLearner {
  readonly id: string;
  readonly name: string;
  readonly sortName: string;
}
const named = ({ learner_id, display_name, sort_name }: NameRow): NamedLearner => ({
  id: learner_id,
  name: display_name,
  sortName: sort_name,
});

/**
 * Learners whose name is open to the subject, by family name. `prefix`, folded, matches the beginning of the family or the
 * given name. `after` is the sort name and id of the last one of the page before.
 */
export async function listLearners(
  disclosure: Disclosure,
  {
    prefix,
    after = ["", lowestId],
    limit,
  }: { prefix?: string | undefined; after?: readonly [string, string] | undefined; limit: number },
): Promise<NamedLearner[]> {
  if (!isNamed(disclosure)) {
    return prefix === undefined ? (await disclosure.readOpen(nameless, [after[1], limit])).map(named) : [];
  }
  const rows =
    prefix === undefined
      ? await disclosure.read(inOrder, [...after, limit], told)
      : await disclosure.read(byName, [prefix, ...after, limit], told);
  return rows.map(named);
}

/** By sort name, and only those whose name is open to the subject: the list may be shorter than `ids`. */
export const listLearnersById = async (disclosure: Disclosure, ids: readonly string[]): Promise<NamedLearner[]> =>
  isNamed(disclosure) ? (await disclosure.read(byId, [ids], told)).map(named) : [];

const bySourceKey = statement<{ learner_id: string }>(
  "entry.learners-by-key",
  "select learner_id from door.learners_by_key($1) as learner_id",
);

// Whoever is told that a number is a learner's has been told the number.
const toldNumber = ({ learner_id }: { learner_id: string }) =>
  ({ learnerId: learner_id, slice: "identity", level: "summary" }) as const;

/** Learners with whom the subject has a tie and whom a source knows under this id: `KEY`, or `SOURCE:KEY`. */
export const findBySourceKey = async (disclosure: Disclosure, key: string): Promise<string[]> =>
  disclosure.mask && !disclosure.mask.has("identity", "identifiers")
    ? []
    : (await disclosure.read(bySourceKey, [key], toldNumber)).map(({ learner_id }) => learner_id);
