import fc from "fast-check";
import { expect, it } from "vitest";
import { type IssueView, issueStates, settleIssues, urgencyOf } from "./quality.ts";

const anyFound = fc.record({
  code: fc.constantFrom("date.invalid", "class.unknown", "id.duplicate"),
  sourceId: fc.constantFrom("a", "b", null),
  organizationId: fc.constant(null),
  count: fc.nat(),
});
const once = { selector: (each: { code: string; sourceId: string | null }) => `${each.code} ${each.sourceId}` };
const anyFounds = fc.uniqueArray(anyFound, once);
const anyKnown = fc.uniqueArray(
  fc
    .tuple(anyFound, fc.constantFrom(...issueStates))
    .map(([found, state]) => ({ ...found, id: once.selector(found), state })),
  once,
);

it("has one fate for everything that was wrong or is: nothing is lost, nothing is told twice", () => {
  fc.assert(
    fc.property(anyKnown, anyFounds, (known, found) => {
      const { opened, returned, counted, fixed } = settleIssues(known, found, () => true);
      const fixedBefore = known.filter(
        ({ id, state }) => state === "fixed" && !found.some((each) => once.selector(each) === id),
      );
      const told = [...opened, ...returned, ...counted, ...fixed, ...fixedBefore].map(once.selector);
      expect(told.sort()).toEqual([...new Set([...known, ...found].map(once.selector))].sort());
      for (const each of [...returned, ...counted, ...opened])
        expect(found.find((now) => once.selector(now) === once.selector(each))?.count).toBe(each.count);
    }),
  );
});

it("closes nothing by a bundle that need not have had it", () => {
  fc.assert(
    fc.property(anyKnown, anyFounds, (known, found) => settleIssues(known, found, () => false).fixed.length === 0),
  );
});

it("puts first what waits for whoever looks, then what nobody sees to, and last what is fixed", () => {
  const at = "2026-11-01T08:00:00Z";
  const now = Date.parse("2026-11-22T08:00:00Z");
  const issue = { state: "open", owner: "nobody", stateAt: at } as IssueView;
  const others = { ...issue, owner: "another" };
  const order = [
    { ...issue, owner: "me" },
    issue,
    { ...others, state: "told" } as IssueView,
    { ...others, state: "told", stateAt: "2026-11-20T08:00:00Z" } as IssueView,
    { ...issue, state: "fixed" } as IssueView,
  ];
  expect(order.map((each) => urgencyOf(each, "me", now))).toEqual([0, 1, 2, 3, 4]);
});
