import fc from "fast-check";
import Type from "typebox";
import { expect, it } from "vitest";
import { noCircle } from "../kernel/id.ts";
import { digestsOf, type LoggedEntry, slicesTouchedBy } from "./digest.ts";
import { type Counted, defineKind } from "./kind.ts";

const words = { en: "", es: "" };
const base = {
  layer: "profile",
  legalClass: "self-stated",
  title: words,
  inDetail: words,
  whenMissing: "withdraw",
} as const;
const titled = {
  ...base,
  schema: Type.Object({ title: Type.String() }),
  say: { detail: ({ title }: { title: string }) => title },
  summary: (entries: readonly Counted<{ title: string }>[]) =>
    entries.length > 0 ? entries.map(({ body }) => body.title).sort() : undefined,
};
const work = defineKind({ ...titled, name: "work", slice: "works", circle: "class" });
const contact = defineKind({ ...titled, name: "contact", slice: "household", circle: "household", onlyByCircle: true });
const kinds = [work, contact];
const context = { today: "2026-11-21", daysInSession: () => undefined, takesAttendance: () => false };

const entry = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom("work", "contact"),
  observedOn: fc.constant("2026-10-01"),
  receivedAt: fc.constant("2026-10-02T00:00:00Z"),
  receivedOn: fc.constant("2026-10-01"),
  authorId: fc.constantFrom("a", "b"),
  method: fc.constant("asserted"),
  body: fc.record({ title: fc.string({ minLength: 1 }).map((text) => `secret-${text}`) }),
  mark: fc.constantFrom(3, 4),
  detailOnly: fc.boolean(),
  superseded: fc.boolean(),
  circleId: fc.constantFrom("circle-1", "circle-2", undefined),
});
const slices = new Set(["works", "household"] as const);

const titlesIn = (digest: { summary: unknown } | undefined) =>
  Object.values((digest?.summary ?? {}) as Record<string, { value: string[] }>).flatMap(({ value }) => value);

it("never counts what is superseded, restricted or marked for detail only", () => {
  fc.assert(
    fc.property(fc.array(entry), (entries: LoggedEntry[]) => {
      const hidden = entries.filter(({ mark, detailOnly, superseded }) => mark === 4 || detailOnly || superseded);
      const all = digestsOf(kinds, slices, entries, context);
      expect(all).toEqual(
        digestsOf(
          kinds,
          slices,
          entries.filter((each) => !hidden.includes(each)),
          context,
        ),
      );
    }),
  );
});

it("gives each circle only its own, and never mixes two households", () => {
  fc.assert(
    fc.property(fc.array(entry), (entries: LoggedEntry[]) => {
      const open = entries.filter(({ mark, detailOnly, superseded }) => mark === 3 && !detailOnly && !superseded);
      for (const digest of digestsOf(kinds, slices, entries, context)) {
        const kind = digest.slice === "works" ? "work" : "contact";
        const own = open.filter(
          (each) => each.kind === kind && (digest.circleId === noCircle || each.circleId === digest.circleId),
        );
        expect(titlesIn(digest)).toEqual(own.map(({ body }) => (body as { title: string }).title).sort());
        if (digest.slice === "household") expect(digest.circleId).not.toBe(noCircle);
      }
    }),
  );
});

it("recomputes the slices of a kind and of those that read it too", () => {
  const reader = defineKind({ ...titled, name: "reader", slice: "attendance", alsoReads: ["work"] });
  expect(slicesTouchedBy([work, contact, reader], ["work"])).toEqual(new Set(["works", "attendance"]));
});
