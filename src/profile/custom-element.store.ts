import type { AnyKind } from "../entry/kind.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { type Runner, statement } from "../store/statement.ts";
import { type CustomDefinition, type CustomElement, customKind } from "./custom-element.ts";

interface Row extends Record<string, unknown> {
  kind: string;
  organization_id: string;
  organization: string;
  state: CustomElement["state"];
  asked_by: string | null;
  version: number;
  reason: string | null;
  definition: CustomDefinition;
  keeps: boolean;
}
const seen = statement<Row>(
  "profile.custom-elements",
  `select kind, organization_id, organization, state, asked_by, version, reason, definition, keeps from door.custom_element
  where keeps or state in ('active', 'retired') order by kind`,
);
const inUse = statement<Pick<Row, "kind" | "version" | "definition">>(
  "profile.custom-kinds",
  "select kind, version, definition from base.custom_element where state in ('active', 'retired') order by kind",
);

/**
 * Own elements of districts and schools: those in use and those that were, for what is kept of them still has to be read; whoever
 * keeps one also finds what is asked for. No learner is in them.
 */
export async function listCustomElements(disclosure: Disclosure): Promise<(CustomElement & { keeps: boolean })[]> {
  return (await disclosure.readOpen(seen)).map((row) => ({
    kind: row.kind,
    organization: { id: row.organization_id, name: row.organization },
    state: row.state,
    ...(row.asked_by !== null && { askedBy: row.asked_by }),
    version: row.version,
    ...(row.reason !== null && row.keeps && { reason: row.reason }),
    definition: row.definition,
    keeps: row.keeps,
  }));
}

const made = new Map<string, AnyKind>();

/** The kinds of all own elements. One version of one element is one object for as long as the process lives: checks are kept by it. */
export async function listCustomKinds(runner: Runner): Promise<AnyKind[]> {
  return (await runner.rows(inUse)).map(({ kind, version, definition }) => {
    const key = `${kind} ${version} ${JSON.stringify(definition)}`;
    const known = made.get(key) ?? customKind(kind, definition);
    made.set(key, known);
    return known;
  });
}
