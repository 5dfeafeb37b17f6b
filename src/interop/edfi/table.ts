/**
 * What values of one Ed-Fi descriptor mean to us, as data, by the value after the `#`; case, spaces and punctuation do not count.
 * When a state's own namespace may be read by it, reading.ts decides. Source: Ed-Fi Data Standard 5 and 6, Descriptors; older
 * values where they differ.
 */
export interface Table<Meaning> {
  /** Name of the descriptor, for remarks: `RelationDescriptor`. */
  readonly descriptor: string;
  readonly means: ReadonlyMap<string, Meaning>;
}

/** The letters and digits of a value in lower case: all that two states can be held to spell alike. */
export const lettersOf = (value: string): string => value.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** A table of values as the standard spells them. */
export function table<Meaning>(descriptor: string, values: Readonly<Record<string, Meaning>>): Table<Meaning> {
  return { descriptor, means: new Map(Object.entries(values).map(([value, meaning]) => [lettersOf(value), meaning])) };
}
