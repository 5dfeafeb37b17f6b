import type { EntryFact } from "../entry/fact.ts";
import { Collector, type Fact } from "../interop/adapter.ts";
import { adultFacts, learnerFacts, schoolFacts } from "../interop/people.ts";
import type { Desk } from "./import.testing.ts";
import type { ImportSummary } from "./import.ts";

/** A learner as a source sends them. */
export interface Child {
  readonly key: string;
  readonly given: string;
  readonly family: string;
  readonly bornOn?: string;
  readonly ids?: Readonly<Record<string, string>>;
  /** Keys of adults with the rights of a parent, with their given names. */
  readonly adults?: Readonly<Record<string, string>>;
  readonly school?: string;
}

/** A fact with the source's row that says it. */
export interface Line {
  readonly row: string;
  readonly fact: Fact;
}

/** A district with one school, and the learners in it: every set of it whole. */
export function districtOf(name: string, children: readonly Child[], prefix = ""): Line[] {
  const out = new Collector();
  const [district, school] = [`${prefix}d`, `${prefix}s`];
  out.add(`orgs/${district}`, "", { noun: "organization", key: district, kind: "district", name });
  out.add(`orgs/${school}`, "", {
    noun: "organization",
    key: school,
    kind: "school",
    name: "Harbor",
    parent: district,
  });
  for (const { key, ids = {}, adults = {}, school: at = school, ...name } of children) {
    const row = `users/${key}`;
    const identifiers = Object.entries(ids).map(([system, value]) => ({ system, value }));
    learnerFacts({ key, ...name, identifiers }, row, "", out);
    out.add(
      row,
      "",
      ...schoolFacts(key, row, { role: "student", organization: at, gradeLevel: "05", startsOn: "2026-08-24" }),
    );
    for (const [adult, given] of Object.entries(adults))
      out.add(row, "", ...adultFacts(key, { key: adult, given, family: name.family }, "mother", row));
  }
  return out.facts.map(({ row, fact }) => ({ row, fact }));
}

/** A row of an export of test results: it only speaks of a learner. */
export function testRow(
  key: string,
  score: number,
  who: { ids?: Readonly<Record<string, string>>; given?: string; family?: string; bornOn?: string } = {},
  set = "results",
): Line[] {
  const row = `${set}/${key}`;
  const { ids = {}, ...evidence } = who;
  const identifiers = Object.entries(ids).map(([system, value]) => ({ system, value }));
  const entry: EntryFact = {
    noun: "entry",
    key: row,
    kind: "test-result",
    learner: key,
    observedOn: "2026-10-01",
    body: { test: { title: "Reading" }, scores: [{ method: "Scale score", value: String(score) }] },
  };
  return [
    { row, fact: { noun: "learner", key, isKnown: true, identifiers, evidence } },
    { row, fact: entry },
  ];
}

/** Imports lines as a bundle of Daypack's own facts. */
export const takeLines = (desk: Desk, source: string, lines: readonly Line[]): Promise<ImportSummary> =>
  desk.take(
    { "facts.ndjson": [{ daypack: "facts", version: 1 }, ...lines].map((each) => JSON.stringify(each)).join("\n") },
    { source, acceptEndings: ["all"] },
  );

/** Our id of a source's learner. */
export async function idOf(desk: Desk, source: string, key: string): Promise<string | undefined> {
  const rows = await desk.ask<{ id: string }>(
    "select k.id from base.source_key k join base.source s on s.id = k.source_id where s.name = $1 and k.noun = 'learner' and k.key = $2",
    [source, key],
  );
  return rows[0]?.id;
}
