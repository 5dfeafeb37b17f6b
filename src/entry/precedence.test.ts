import { describe, expect, it } from "vitest";
import type { LoggedEntry } from "./digest.ts";
import { inPrecedence, type Precedence } from "./precedence.ts";

const said = (sourceId: string, body: object, more: Partial<LoggedEntry> = {}): LoggedEntry => ({
  id: sourceId,
  kind: "identity",
  observedOn: undefined,
  receivedAt: `2026-11-0${sourceId.length}T00:00:00.000Z`,
  receivedOn: `2026-11-0${sourceId.length}`,
  authorId: sourceId,
  method: "reported",
  mark: 3,
  detailOnly: false,
  superseded: false,
  circleId: undefined,
  sourceId,
  body,
  ...more,
});
const none: Precedence = new Map();
const bodies = (entries: readonly LoggedEntry[]) => entries.map(({ body }) => body);

describe("what several sources say of one learner", () => {
  const sis = said("sis", { given: "Ana", bornOn: "2015-04-02" }, { isOwn: true });
  const state = said("state", { given: "Anna", bornOn: "2015-04-03", suffix: "II" });

  it("is for summaries what the source says that first knew them, though another spoke later with an earlier name", () => {
    expect(bodies(inPrecedence([sis, state], none))).toEqual([sis.body]);
    expect(bodies(inPrecedence([state, sis], none))).toEqual([sis.body]);
  });

  it("follows the rule of a field, and of a kind", () => {
    const rules: Precedence = new Map([["identity", new Map([["bornOn", ["state", "sis"]]])]]);
    expect(bodies(inPrecedence([sis, state], rules))).toEqual([{ given: "Ana", bornOn: "2015-04-03" }]);
    const whole: Precedence = new Map([["identity", new Map([["*", ["state"]]])]]);
    expect(bodies(inPrecedence([sis, state], whole))).toEqual([state.body]);
  });

  it("takes a field from the next source where the first does not say it", () => {
    const rules: Precedence = new Map([["identity", new Map([["suffix", ["sis", "state"]]])]]);
    expect(bodies(inPrecedence([sis, state], rules))).toEqual([{ given: "Ana", bornOn: "2015-04-02", suffix: "II" }]);
  });

  it("stands beside what people said themselves, and is left alone where one source speaks", () => {
    const own = said("sis", { given: "Anita" }, { method: "asserted", kind: "name" });
    expect(inPrecedence([own, sis], none)).toEqual([own, sis]);
    expect(inPrecedence([own, sis, state], none)).toEqual([own, sis]);
  });

  it("of a kind that has many values stays as it is", () => {
    const tests = ["a", "b"].map((each) => said(each, {}, { kind: "test-result" }));
    expect(inPrecedence(tests, none)).toEqual(tests);
  });
});
