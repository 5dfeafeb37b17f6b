import { expect, it } from "vitest";
import { factsOf } from "../bundle.testing.ts";
import { printed, readXml, value } from "./edfi.testing.ts";
import { learningStandardReference } from "./references.ts";

const standard = (id: string, more = "") =>
  `<LearningStandard><LearningStandardId>${id}</LearningStandardId><Description>Say ${id}</Description>${more}<Namespace>uri://x</Namespace></LearningStandard>`;
const parent = (id: string) =>
  printed(learningStandardReference(id)).replaceAll("LearningStandardReference", "ParentLearningStandardReference");
const rests = (id: string) =>
  printed(learningStandardReference(id)).replaceAll(
    "LearningStandardReference",
    "PrerequisiteLearningStandardReference",
  );

it("reads statements of a framework in their order, with what stands above them", async () => {
  const titled = "<ContentStandard><Title>State Standard</Title></ContentStandard>";
  const { sent } = await readXml(
    standard(
      "1",
      titled +
        value("GradeLevel", "GradeLevel", "Second grade") +
        value("AcademicSubject", "AcademicSubject", "Science"),
    ) + standard("1.A", titled + parent("1")),
  );
  expect(factsOf(sent, "competency")).toEqual([
    {
      noun: "competency",
      key: "1",
      framework: "State Standard",
      code: "1",
      statement: "Say 1",
      subject: "Science",
      gradeLevels: ["02"],
      parent: undefined,
      position: 1,
    },
    {
      noun: "competency",
      key: "1.A",
      framework: "State Standard",
      code: "1.A",
      statement: "Say 1.A",
      subject: undefined,
      gradeLevels: [],
      parent: "1",
      position: 2,
    },
  ]);
});

it("names a framework by its namespace where it has no title", async () => {
  expect(factsOf((await readXml(standard("1"))).sent, "competency")[0]?.framework).toBe("uri://x");
});

it("reads what rests on what where a version says so", async () => {
  const { sent } = await readXml(standard("1") + standard("2", rests("1")));
  expect(factsOf(sent, "edge")).toMatchObject([{ from: "1", to: "2", kind: "prerequisite", framework: "uri://x" }]);
});
