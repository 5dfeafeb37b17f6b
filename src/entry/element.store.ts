import { categoryOf } from "../privacy/category.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import type { Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { type ElementKind, elementsOf, type OfficeElement } from "./element.ts";
import { type EntryRow, entriesFrom, readEntries } from "./entry.store.ts";
import type { Entry } from "./entry.ts";
import type { AnyKind } from "./kind.ts";

interface OffRow extends Record<string, unknown> {
  kind: string;
  off_by: "family" | "school";
}
const off = statement<OffRow>(
  "entry.elements-off",
  "select kind, off_by from door.element_off where learner_id = $1 order by kind, off_by",
);
const entriesOff = statement<EntryRow>(
  "entry.entries-off",
  `${entriesFrom("select * from door.entry_off where learner_id = $1 and ($2::text is null or kind = $2) order by id desc limit 2000")}
  order by e.id desc`,
);

/** Elements that are off for a learner, and who turned each off; as far as the subject may know. */
export async function listElementsOff(
  disclosure: Disclosure,
  learnerId: string,
): Promise<ReadonlyMap<string, readonly ("family" | "school")[]>> {
  const rows = await disclosure.readOpen(off, [learnerId]);
  return new Map([...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, by]) => [kind, by.map((each) => each.off_by)]));
}

/** What elements hold that are turned off, newest first: for the family. */
export const listEntriesOff = async (disclosure: Disclosure, learnerId: string, kind?: string): Promise<Entry[]> =>
  (await readEntries(disclosure, entriesOff, [learnerId, kind ?? null])).found.map(({ entry }) => entry);

interface SwitchRow extends Record<string, unknown> {
  organization_id: string | null;
  organization: string | null;
  kind: string;
  is_on: boolean;
  is_own: boolean;
  is_above: boolean;
}
const switches = statement<SwitchRow>(
  "entry.element-switches",
  "select organization_id, organization, kind, is_on, is_own, is_above from door.element_switch order by kind, organization",
);

/** What an element is, in every language. */
export const wordsOf = ({ name, slice, title, element: { why, teaches } }: ElementKind) => ({
  kind: name,
  category: categoryOf(slice),
  slice,
  title: { ...title },
  why: { ...why },
  teaches: { ...teaches },
});

/** Every element as an administrator of a district or a school finds it: on or off there, above and below. */
export async function listOfficeElements(door: Transaction, kinds: readonly AnyKind[]): Promise<OfficeElement[]> {
  const byKind = Map.groupBy(await door.rows(switches), ({ kind }) => kind);
  return elementsOf(kinds).map((kind) => {
    const all = (byKind.get(kind.name) ?? []).filter((each) => !each.is_on);
    const above = all.find((each) => each.is_above);
    return {
      ...wordsOf(kind),
      onlyBySchool: kind.element.onlyBySchool === true,
      isOn: !all.some((each) => each.is_own) && !above,
      ...(above && { offAbove: above.organization ?? "" }),
      offBelow: all.flatMap(({ organization_id, organization, is_own, is_above }) =>
        is_own || is_above || !organization_id ? [] : [{ id: organization_id, name: organization ?? "" }],
      ),
    };
  });
}
