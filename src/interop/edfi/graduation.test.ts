import { expect, it } from "vitest";
import { counted, entriesOf } from "../bundle.testing.ts";
import { interchange, readXml, to, value, wrongIn } from "./edfi.testing.ts";

const type = (name: string) => value("GraduationPlanType", "GraduationPlanType", name);
const identity = (name: string) =>
  `${type(name)}${to.organization("9")}<GraduationSchoolYear>2024-2025</GraduationSchoolYear>`;
const plan = (name: string, more = "") =>
  `<GraduationPlan>${identity(name)}<TotalRequiredCredits><Credits>26.0</Credits></TotalRequiredCredits>${more}</GraduationPlan>`;
const reference = (role: string, name: string) =>
  `<${role}><GraduationPlanIdentity>${identity(name)}</GraduationPlanIdentity></${role}>`;
const enrolled = (more: string) =>
  `<StudentSchoolAssociation>${to.student("7")}${to.school()}<EntryDate>2021-08-23</EntryDate>${value("EntryGradeLevel", "GradeLevel", "Ninth grade")}<ExitWithdrawDate>2022-05-27</ExitWithdrawDate>${more}</StudentSchoolAssociation>`;

it("reads the plan of a learner with what it requires, by subject, by courses and by category", async () => {
  const requirements = `<CreditsBySubject>${value("AcademicSubject", "AcademicSubject", "Mathematics")}<Credits><Credits>4</Credits></Credits></CreditsBySubject>
    <CreditsByCourse><CourseSetName>Science sequence</CourseSetName><Credits><Credits>3.5</Credits></Credits></CreditsByCourse>
    <CreditsByCreditCategory>${value("CreditCategory", "CreditCategory", "Honors")}<Credits><Credits>1</Credits></Credits></CreditsByCreditCategory>`;
  const { sent } = await readXml({
    "a.xml": interchange(enrolled(reference("GraduationPlanReference", "Recommended"))),
    "b.xml": interchange(plan("Recommended", requirements)),
  });
  const [made] = entriesOf(sent, "graduation-plan");
  expect(made?.body).toEqual({
    title: "Recommended",
    graduationYear: 2025,
    creditsRequired: 26,
    requirements: [
      { subject: "Mathematics", credits: 4 },
      { subject: "Science sequence", credits: 3.5 },
      { subject: "Honors", credits: 1 },
    ],
    startsOn: "2021-08-23",
    endsOn: "2022-05-27",
  });
  expect(made && wrongIn(made)).toBeUndefined();
});

it("reads an alternative plan beside the plan", async () => {
  const other = `<AlternativeGraduationPlan>${reference("AlternativeGraduationPlanReference", "Distinguished")}</AlternativeGraduationPlan>`;
  const { sent } = await readXml(
    enrolled(reference("GraduationPlanReference", "Minimum") + other) + plan("Minimum") + plan("Distinguished"),
  );
  expect(entriesOf(sent, "graduation-plan").map(({ body }) => body.title)).toEqual(["Minimum", "Distinguished"]);
});

it("keeps a plan that the bundle does not hold by its reference, and says where an id leads nowhere", async () => {
  const { sent } = await readXml(enrolled(reference("GraduationPlanReference", "Standard")));
  expect(entriesOf(sent, "graduation-plan")[0]?.body).toMatchObject({ title: "Standard", graduationYear: 2025 });
  const lost = await readXml(enrolled('<GraduationPlanReference ref="GONE"/>'));
  expect(counted(lost.remarks)).toEqual({ "edfi.graduation-plan-missing": 1 });
  expect(entriesOf(lost.sent, "enrollment")).toHaveLength(1);
});
