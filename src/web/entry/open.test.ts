import { expect, it } from "vitest";
import type { Entry } from "../../entry/entry.ts";
import { goal } from "../../profile/goal.ts";
import { reach } from "../../record/reach.ts";
import { itemsOf, statusOf, summaryOf } from "./open.ts";

const entry = (id: string, kind: string, observedOn: string | undefined, receivedAt: string): Entry => ({
  id,
  kind,
  category: "voice",
  slice: "own",
  body: { statement: id, state: "active" },
  provenance: {
    method: "asserted",
    author: { id: "a", kind: "learner" },
    receivedAt,
    receivedOn: receivedAt.slice(0, 10),
    ...(observedOn && { observedOn }),
  },
});
const ofReach = (way: string, circleId?: string) => ({
  category: "contact" as const,
  slice: "reach" as const,
  status: { reach: { way } },
  ...(circleId && { circleId }),
});

it("hands out entries of a kind by when they were true, then by when they came", () => {
  const entries = [
    entry("came late", "goal", undefined, "2026-10-02T10:00:00Z"),
    entry("other", "narrative", "2026-11-01", "2026-11-01T10:00:00Z"),
    entry("newest", "goal", "2026-11-01", "2026-09-01T10:00:00Z"),
  ];
  expect(itemsOf({ entries }, goal).map(({ body }) => body.statement)).toEqual(["newest", "came late"]);
});

it("takes the digest for all before one of a circle, and a circle's where only that is open", () => {
  expect(statusOf({ digests: [ofReach("text", "household"), ofReach("phone")] }, reach)).toEqual({ way: "phone" });
  expect(statusOf({ digests: [ofReach("text", "household")] }, reach)).toEqual({ way: "text" });
  expect(statusOf({ digests: [] }, reach)).toBeUndefined();
  expect(summaryOf({ digests: [ofReach("text")] }, reach)).toBeUndefined();
});
