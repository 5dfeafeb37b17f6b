/**
 * Whether some text in what was sent can be stored nowhere: PostgreSQL keeps no NUL, and half of a surrogate pair is no Unicode
 * (PostgreSQL, "Character Types"; RFC 8259 §8.2). Names of members count too.
 */
export function holdsUnstorable(sent: unknown): boolean {
  if (typeof sent === "string") return sent.includes("\u0000") || !sent.isWellFormed();
  if (typeof sent !== "object" || sent === null) return false;
  return Object.entries(sent).some(([name, value]) => holdsUnstorable(name) || holdsUnstorable(value));
}
