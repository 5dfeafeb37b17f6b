import type { Counted, DigestContext } from "./kind.ts";

let made = 0;

/** An entry as a digest sees it, for tests: what matters is given, the rest is made up. */
export function counted<Body>(body: Body, observedOn?: string, more: Partial<Counted<Body>> = {}): Counted<Body> {
  made += 1;
  return {
    id: `00000000-0000-7000-8000-${String(made).padStart(12, "0")}`,
    kind: "",
    observedOn,
    receivedAt: `${observedOn ?? "2026-11-01"}T12:00:00Z`,
    receivedOn: (more.receivedAt ?? observedOn ?? "2026-11-01").slice(0, 10),
    authorId: "source",
    method: "reported",
    body,
    ...more,
  };
}

/** What digests are computed with, on a given day; `others` are entries of other kinds by name. */
export function contextOn(
  today: string,
  others: Readonly<Record<string, readonly Counted<unknown>[]>> = {},
): DigestContext {
  return {
    today,
    daysInSession: () => undefined,
    takesAttendance: () => false,
    others: <Body>({ name }: { name: string }) => (others[name] ?? []) as readonly Counted<Body>[], // the test says what they are
  };
}
