import type { EntryFact } from "../../src/entry/fact.ts";
import type { Fact, Sent } from "../../src/interop/adapter.ts";

/** Facts as they are collected for one file, each in a row of its own set: what an import counts and ends by. */
export class Facts {
  readonly sent: Sent[] = [];

  add(set: string, key: string, ...facts: readonly Fact[]): void {
    for (const fact of facts) this.sent.push({ fact, row: `${set}/${key}`, at: "" });
  }

  /** One statement about a learner, in a row of its own. */
  entry(
    kind: string,
    key: string,
    learner: string,
    body: object,
    more: Partial<Omit<EntryFact, "noun" | "kind">> = {},
  ): void {
    const set = `sample.${kind}`;
    this.add(set, key, { noun: "entry", key: `${set}/${key}`, kind, learner, body: { ...body }, ...more });
  }
}

/** Daypack's own bundle file: a head that says the facts are made up, and a fact a line. */
export const printFacts = (sent: readonly Sent[]): string =>
  [
    JSON.stringify({ daypack: "facts", version: 1, generated: true }),
    ...sent.map(({ row, fact }) => JSON.stringify({ row, fact })),
    "",
  ].join("\n");
