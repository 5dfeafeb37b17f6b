import { expect, it } from "vitest";
import type { DigestView, Entry } from "../../entry/entry.ts";
import { newId } from "../../kernel/id.ts";
import { fiveSections, isEmpty } from "./five-sections.ts";
import { transcriptYears } from "./transcript-years.ts";

const entry = (kind: string, body: object): Entry => ({
  ...{ id: newId(), learnerId: newId(), kind, slice: "transcript", category: "grades", layer: "backpack" },
  ...{ restricted: false, detailOnly: false, body },
  provenance: {
    method: "reported",
    author: { id: newId(), kind: "source" },
    observedOn: "2026-05-28",
    receivedAt: "2026-08-01T00:00:00Z",
    receivedOn: "2026-08-01",
  },
});
const digest = (status: object, summary: object | null = null) => ({ slice: "grades", status, summary }) as DigestView;

it("says of every section of an empty backpack that it is empty, and of one with a line or an item that it is not", () => {
  const empty = { entries: [], digests: [] };
  expect(fiveSections.filter((section) => isEmpty(empty, section))).toEqual(fiveSections);
  expect(isEmpty({ entries: [entry("plan", { type: "504", title: "504" })], digests: [] }, "supports")).toBe(false);
  expect(isEmpty({ entries: [], digests: [digest({ "graduation-plan": "on-pace" })] }, "transcript")).toBe(false);
});

it("looks at what is open alone, so that what is hidden and what is not there read alike", () => {
  const hidden = { entries: [entry("health-alert", { alert: "Bee stings" })], digests: [digest({})] };
  expect(fiveSections.every((section) => isEmpty(hidden, section))).toBe(true);
});

it("puts a transcript in school years, newest first, with the credits of each", () => {
  const course = (title: string, schoolYear: number | undefined, creditsEarned: number) =>
    entry("transcript-course", { course: { title }, creditsEarned, ...(schoolYear && { schoolYear }) });
  const years = transcriptYears({
    entries: [
      course("Biology", 2026, 0.5),
      course("Algebra", 2026, 1),
      course("Art", 2025, 1),
      course("Old", undefined, 1),
      entry("academic-record", { schoolYear: 2024, averages: [{ title: "GPA", value: 3 }], honors: ["Honor roll"] }),
    ],
  });
  expect(years.map(({ label, credits, courses }) => [label, credits, courses.length])).toEqual([
    ["2025-26", 1.5, 2],
    ["2024-25", 1, 1],
    ["2023-24", 0, 0],
    ["", 1, 1],
  ]);
  expect(years[0]?.courses.map(({ body }) => body.course.title)).toEqual(["Algebra", "Biology"]);
  expect(years[2]?.averages).toEqual([{ title: "GPA", value: 3 }]);
});
