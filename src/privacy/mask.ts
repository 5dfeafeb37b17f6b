import type { TSchema } from "typebox";

/** One line of an agreement's schedule of data: a kind of entry, and which of its fields. `*` stands for all of them. */
export interface Element {
  readonly kind: string;
  /** Members of the body; a dot goes further in: `course.title`. */
  readonly fields: readonly string[];
}

/** What of a kind decides about masking it. */
export interface MaskedKind {
  readonly name: string;
  readonly schema: TSchema;
  readonly alsoReads?: readonly string[];
}

/** What an agreement lets through. It only ever removes: what it does not know is left out. */
export interface Mask {
  /** Kinds of which anything comes through. */
  readonly kinds: readonly string[];
  /** The parts of a body that are in the agreement; `undefined` where none is. */
  body(kind: string, body: unknown): Readonly<Record<string, unknown>> | undefined;
  /** Whether every field of a kind, and of all that its summaries are made of, is in the agreement. */
  isWhole(kind: string): boolean;
  /** Whether one field is in it, by itself or as a part of what holds it. */
  has(kind: string, field: string): boolean;
}

/** The part of a JSON Schema that paths walk along. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}
/** Fields by their first member, each with what is asked for within it; nothing within stands for all of it. */
interface Tree extends ReadonlyMap<string, Tree> {}

const whole = "*";
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function treeOf(fields: readonly string[]): Tree {
  const within = new Map<string, string[]>();
  for (const field of fields) {
    const dot = field.indexOf(".");
    const [first, rest] = dot < 0 ? [field, whole] : [field.slice(0, dot), field.slice(dot + 1)];
    within.set(first, [...(within.get(first) ?? []), rest]);
  }
  return new Map([...within].map(([first, rest]) => [first, rest.includes(whole) ? new Map() : treeOf(rest)]));
}

function pick(shape: Shape | undefined, tree: Tree, value: unknown): unknown {
  if (tree.size === 0) return value;
  if (Array.isArray(value)) {
    const kept = value.flatMap((each) => pick(shape?.items, tree, each) ?? []);
    return kept.length > 0 ? kept : undefined;
  }
  const { properties } = shape ?? {};
  if (!isRecord(value) || !properties) return undefined;
  const kept = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    // Listed whole is whole, whatever of it is listed besides.
    const asked = tree.has(whole) ? new Map() : tree.get(name);
    if (!asked || !Object.hasOwn(properties, name)) return [];
    const picked = pick(properties[name], asked, member);
    return picked === undefined ? [] : [[name, picked]];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/**
 * The members of a body that a kind's schema knows and an agreement lists. Always a part of the body, member by member; items of a
 * list of which nothing is listed go altogether. `undefined` where nothing remains. Source: docs/agreements.md, "Programs".
 */
export function maskBody(
  schema: TSchema,
  fields: readonly string[],
  body: unknown,
): Readonly<Record<string, unknown>> | undefined {
  const picked = fields.length === 0 ? undefined : pick(schema as Shape, treeOf(fields), body); // TypeBox schemas are JSON Schema
  return isRecord(picked) ? picked : undefined;
}

/** Every field that an agreement could list of a kind, those within others after them. */
export function fieldsOf(schema: TSchema): string[] {
  const walk = ({ properties = {}, items }: Shape, before: string): string[] => [
    ...Object.entries(properties).flatMap(([name, shape]) => [before + name, ...walk(shape, `${before}${name}.`)]),
    ...(items ? walk(items, before) : []),
  ];
  return walk(schema as Shape, ""); // the same
}

/** The mask of an agreement over the kinds of this version. */
export function maskOf(kinds: readonly MaskedKind[], elements: readonly Element[]): Mask {
  const known = new Map(kinds.map((kind) => [kind.name, kind]));
  const listed = new Map<string, string[]>();
  for (const { kind, fields } of elements)
    if (known.has(kind)) listed.set(kind, [...(listed.get(kind) ?? []), ...fields]);
  const has = (kind: string, field: string): boolean => {
    const fields = listed.get(kind) ?? [];
    return fields.includes(whole) || fields.some((each) => each === field || field.startsWith(`${each}.`));
  };
  const isAllOf = (name: string): boolean => {
    const kind = known.get(name);
    return (
      kind !== undefined && fieldsOf(kind.schema).every((field) => has(name, field) || isParent(kind, name, field))
    );
  };
  // A member whose every part is listed is listed.
  const isParent = (kind: MaskedKind, name: string, field: string): boolean => {
    const parts = fieldsOf(kind.schema).filter((each) => each.startsWith(`${field}.`));
    return parts.length > 0 && parts.every((each) => has(name, each));
  };
  return {
    kinds: [...listed.keys()],
    body(name, body) {
      const kind = known.get(name);
      return kind && maskBody(kind.schema, listed.get(name) ?? [], body);
    },
    isWhole: (name) => [name, ...(known.get(name)?.alsoReads ?? [])].every(isAllOf),
    has,
  };
}
