import { expect, it } from "vitest";
import { inBrief } from "./in-brief.ts";

// Statements of the Coherence Map (Achieve the Core), as it has them.
it.each([
  ["Solve linear equations in one variable.", "Solve linear equations in one variable"],
  [
    "Interpret products of whole numbers, e.g., interpret 5 × 7 as the total number of objects in 5 groups of 7 objects each.",
    "Interpret products of whole numbers",
  ],
  [
    "Relate the domain of a function to its graph and, where applicable, to the quantitative relationship it describes. For example, if the function h(n) gives",
    "Relate the domain of a function to its graph and, where applicable, to the quantitative relationship it describes",
  ],
  [
    "Use numbers in scientific notation (e.g., use millimeters per year for seafloor spreading).",
    "Use numbers in scientific notation",
  ],
  [
    "Fluently add and subtract within 1000. *A range of algorithms may be used.",
    "Fluently add and subtract within 1000",
  ],
  [
    "Interpret expressions that represent a quantity in terms of its context:",
    "Interpret expressions that represent a quantity in terms of its context",
  ],
  [
    "(+) Graph rational functions, identifying zeros and asymptotes",
    "Graph rational functions, identifying zeros and asymptotes",
  ],
  ["(Begins in grade 3)", "(Begins in grade 3)"],
])("says a standard in one line: %s", (statement, brief) => {
  expect(inBrief(statement)).toBe(brief);
});
