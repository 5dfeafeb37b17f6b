import type { Mask } from "../privacy/mask.ts";
import type { Entry } from "./entry.ts";

/**
 * An entry as a program gets it: of the body what its agreement lists, and of where it comes from only how and when. Who wrote it,
 * why it was corrected and whose own it is are fields of nobody's agreement. `undefined` where nothing of the body remains.
 */
export function maskedEntry(
  mask: Mask,
  { id, kind, category, slice, supersedes, statements, provenance, body }: Entry,
): Entry | undefined {
  const cut = mask.body(kind, body);
  if (!cut) return undefined;
  const { method, author, observedOn, receivedAt, receivedOn } = provenance;
  return {
    id,
    kind,
    category,
    slice,
    ...(supersedes && { supersedes }),
    // The law's, not the agreement's: whoever holds the entry holds what the family says about it (34 CFR 99.21(c)).
    ...(statements && { statements }),
    provenance: {
      method,
      author: { id: author.id, kind: author.kind },
      ...(observedOn && { observedOn }),
      receivedAt,
      receivedOn,
    },
    body: cut,
  };
}

interface Parts<Part> {
  readonly status: Readonly<Record<string, unknown>> | null;
  readonly summary: Readonly<Record<string, Part>> | null;
}

/**
 * A digest as a program gets it. What is summed up cannot be cut by field, so a part stays only where every field it may be made of
 * is in the agreement. `undefined` where none does.
 */
export function maskedDigest<Part>(
  mask: Mask,
  { status, summary }: Parts<Part>,
): { status: Record<string, unknown> | null; summary: Record<string, Part> | null } | undefined {
  const whole = <Value>(parts: Readonly<Record<string, Value>> | null): Record<string, Value> | null => {
    const kept = Object.entries(parts ?? {}).filter(([kind]) => mask.isWhole(kind));
    return kept.length > 0 ? Object.fromEntries(kept) : null;
  };
  const cut = { status: whole(status), summary: whole(summary) };
  return cut.status || cut.summary ? cut : undefined;
}
