import { expect, it } from "vitest";
import { nextSteps } from "./next-steps.ts";

it("names what is open and due within a term, past ones first, and nothing without a date", () => {
  const steps = [
    { title: "Essay", state: "active", dueOn: "2027-01-05" },
    { title: "Visit", state: "active", dueOn: "2026-11-01" },
    { title: "Exam", state: "done", dueOn: "2026-12-01" },
    { title: "Form", state: "active", dueOn: "2027-09-01" },
    { title: "Talk", state: "active" },
  ];
  expect(nextSteps(steps, "2026-11-22").map(({ title }) => title)).toEqual(["Visit", "Essay"]);
});
