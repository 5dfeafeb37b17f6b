import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterStep,
  type ConsentState,
  type ConsentStep,
  consentActors,
  consentStates,
  consentSteps,
  gives,
  openStates,
} from "./consent-life.ts";

const steps = Object.keys(consentSteps) as ConsentStep[];
const anyStep = fc.record({ step: fc.constantFrom(...steps), by: fc.constantFrom(...consentActors) });

/** Every state that a life can pass through, from a state on, whoever does what. */
function reachable(from: ConsentState): Set<ConsentState> {
  const found = new Set<ConsentState>([from]);
  for (const state of found)
    for (const step of steps)
      for (const by of consentActors) {
        const next = afterStep(state, step, by);
        if (next) found.add(next);
      }
  return found;
}

describe("the life of a consent", () => {
  it("never opens again what was revoked, declined or over", () => {
    for (const end of ["revoked", "declined", "expired", "superseded", "recipient-told", "closed"] as const)
      expect([...reachable(end)].filter(gives), end).toEqual([]);
  });

  it("gives nothing while it is paused, asked or only granted", () => {
    for (const state of ["draft", "requested", "shown", "half-signed", "granted", "paused"] as const)
      expect(gives(state)).toBe(false);
  });

  it("reaches every state from a draft, and can end from each of them", () => {
    expect([...reachable("draft")].sort()).toEqual([...consentStates].sort());
    for (const state of consentStates) expect([...reachable(state)], state).toContain("closed");
  });

  it("is granted by a family and nobody else, and resumed by no clock", () => {
    for (const by of consentActors.filter((actor) => actor !== "family"))
      expect(afterStep("shown", "grant", by), by).toBeUndefined();
    for (const step of ["resume", "restore"] as const) expect(afterStep("paused", step, "clock"), step).toBeUndefined();
    expect(afterStep("paused", "resume", "party")).toBeUndefined();
  });

  it("can be stopped by a family wherever it is open", () => {
    for (const state of openStates) expect(afterStep(state, "revoke", "family"), state).toBe("revoked");
  });

  it("gives nothing by being paused and let go on, which is nobody's yes", () => {
    for (const state of ["requested", "shown", "half-signed"] as const)
      for (const by of consentActors) expect(afterStep(state, "pause", by), state).toBeUndefined();
  });

  it("gives nothing after any sequence of steps in which somebody stopped it, or nobody granted it", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60, size: "max" }), (all) => {
        let state: ConsentState = "draft";
        let isStopped = false;
        let isGranted = false;
        for (const { step, by } of all) {
          state = afterStep(state, step, by) ?? state;
          isStopped ||= state === "revoked";
          isGranted ||= state === "granted";
          if (gives(state)) expect([isGranted, isStopped]).toEqual([true, false]);
        }
      }),
    );
  });
});
