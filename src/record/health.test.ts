import { Compile } from "typebox/compile";
import { describe, expect, it } from "vitest";
import { contextOn, counted } from "../entry/counted.testing.ts";
import { demographics } from "./demographics.ts";
import { emergencyPlan } from "./emergency-plan.ts";
import { healthAlert } from "./health-alert.ts";
import { immunization } from "./immunization.ts";
import { programStatus } from "./program-status.ts";

const context = contextOn("2026-11-20");

describe("health", () => {
  it("says in one line the words of the alerts that hold today, each once", () => {
    const alerts = [
      counted({ alert: "Peanut allergy", plan: true }),
      counted({ alert: "Peanut allergy" }),
      counted({ alert: "Crutches", endsOn: "2026-10-01" }),
      counted({ alert: "Asthma", startsOn: "2026-09-01" }),
    ];
    const status = healthAlert.status?.(alerts, context);
    expect(status).toEqual(["Asthma", "Peanut allergy"]);
    expect(status && healthAlert.say.status?.(status, "es")).toBe("Asthma y Peanut allergy");
    expect(healthAlert.status?.(alerts.slice(2, 3), context)).toBeUndefined();
  });

  it("has what to do in the summary, and of vaccines whether the rules are met, without doses", () => {
    const plan = emergencyPlan.summary?.([counted({ title: "Peanut", what: "Use the pen" })], context);
    expect(plan).toEqual([{ title: "Peanut", what: "Use the pen" }]);
    const doses = [{ vaccine: "MMR", on: ["2018-01-01"] }];
    const said = (body: object) => {
      const value = immunization.summary?.([counted(body)], context);
      expect(JSON.stringify(value)).not.toContain("2018");
      return value && immunization.say.summary?.(value, "en");
    };
    expect(said({ compliance: "Complete", doses })).toEqual(["Complete"]);
    expect(said({ doses: [...doses, { vaccine: "Polio", on: [] }] })).toEqual(["1 vaccine on record"]);
    expect([emergencyPlan.status, immunization.status]).toEqual([undefined, undefined]);
  });

  it("keeps that there is an exemption, and refuses a ground that tells of religion", () => {
    const takes = Compile(immunization.schema);
    expect(takes.Check({ exemption: "On file" })).toBe(true);
    for (const exemption of ["Religious", "sincere RELIGIOUS belief", "Exención religiosa"])
      expect(takes.Check({ exemption })).toBe(false);
  });
});

it("never sums up race, meals, homelessness and the like", () => {
  for (const kind of [demographics, programStatus]) {
    expect(kind.slice).toBe("protected");
    expect([kind.status, kind.summary]).toEqual([undefined, undefined]);
  }
  const places = Object.keys((demographics.schema as unknown as { properties: object }).properties);
  expect(places.filter((each) => /birth|country|citizen/i.test(each))).toEqual([]);
});
