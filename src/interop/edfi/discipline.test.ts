import { expect, it } from "vitest";
import { counted, entriesOf } from "../bundle.testing.ts";
import { readXml, to, value } from "./edfi.testing.ts";

const incident = `<DisciplineIncident id="D18"><IncidentIdentifier>INC4711</IncidentIdentifier><IncidentDate>2022-01-18</IncidentDate>${value("IncidentLocation", "IncidentLocation", "Parking lot")}
  <IncidentDescription>Ben Adams hit Cy Brown</IncidentDescription><ReporterName>Hickman, Dewayne</ReporterName><Behavior>${value("Behavior", "Behavior", "School Violation")}</Behavior>${to.school()}</DisciplineIncident>`;
const took = (learner: string) =>
  `<StudentDisciplineIncidentBehaviorAssociation>${to.student(learner)}<DisciplineIncidentReference ref="D18"/>${value("Behavior", "Behavior", "School Violation")}
  <BehaviorDetailedDescription>Fighting</BehaviorDetailedDescription>${value("DisciplineIncidentParticipationCode", "DisciplineIncidentParticipationCode", "Perpetrator")}</StudentDisciplineIncidentBehaviorAssociation>`;
const was = (learner: string, role: string) =>
  `<StudentDisciplineIncidentNonOffenderAssociation>${to.student(learner)}<DisciplineIncidentReference ref="D18"/>${value("DisciplineIncidentParticipationCode", "DisciplineIncidentParticipationCode", role)}</StudentDisciplineIncidentNonOffenderAssociation>`;
const action = (learner: string, discipline: string, days = "3") =>
  `<DisciplineAction><DisciplineActionIdentifier>INC4711</DisciplineActionIdentifier>${value("Discipline", "Discipline", discipline)}<DisciplineDate>2022-01-19</DisciplineDate>
  <ActualDisciplineActionLength>${days}</ActualDisciplineActionLength>${to.student(learner)}<ResponsibilitySchoolReference><SchoolIdentity><SchoolId>9</SchoolId></SchoolIdentity></ResponsibilitySchoolReference>
  <StudentDisciplineIncidentBehaviorAssociationReference><StudentDisciplineIncidentBehaviorAssociationIdentity>${to.student(learner)}<DisciplineIncidentReference ref="D18"/></StudentDisciplineIncidentBehaviorAssociationIdentity></StudentDisciplineIncidentBehaviorAssociationReference></DisciplineAction>`;

it("tells each family of their own child's part, with what followed for that child alone", async () => {
  const { sent } = await readXml(
    [
      incident,
      took("7"),
      took("8"),
      was("9", "Victim"),
      action("7", "In School Suspension"),
      action("8", "Community Service"),
    ].join(""),
  );
  expect(entriesOf(sent, "incident").map(({ learner, body }) => [learner, body.role, body.followed])).toEqual([
    ["7", "took-part", ["In School Suspension"]],
    ["8", "took-part", ["Community Service"]],
    ["9", "affected", undefined],
  ]);
});

it("names no other child, no reporter and no number that two families could join", async () => {
  const { sent } = await readXml(incident + took("7") + was("9", "Witness") + action("7", "Expulsion"));
  expect(JSON.stringify(sent)).not.toMatch(/Ben|Cy|Hickman|4711/);
  const [one, other] = entriesOf(sent, "incident");
  expect(one?.key).not.toBe(other?.key);
  expect(other?.body).toEqual({ role: "witness", behavior: "School Violation", location: "Parking lot" });
});

it("counts days out of class only for what takes a learner out", async () => {
  const { sent } = await readXml(
    [incident, action("7", "Out of School Suspension", "2.5"), action("8", "Community Service")].join(""),
  );
  expect(entriesOf(sent, "removal").map(({ learner, observedOn, body }) => [learner, observedOn, body])).toEqual([
    ["7", "2022-01-19", { type: "out-of-school-suspension", days: 2.5 }],
  ]);
});

it("keeps the part in an incident that the bundle does not hold, without its date", async () => {
  const { sent, remarks } = await readXml(
    took("7").replace(
      '<DisciplineIncidentReference ref="D18"/>',
      `<DisciplineIncidentReference><DisciplineIncidentIdentity><IncidentIdentifier>4</IncidentIdentifier>${to.school()}</DisciplineIncidentIdentity></DisciplineIncidentReference>`,
    ),
  );
  expect(entriesOf(sent, "incident")[0]?.observedOn).toBeUndefined();
  expect(counted(remarks)).toEqual({ "edfi.incident-missing": 1 });
});

it("reads the one association that older versions had", async () => {
  const { sent } = await readXml(
    incident +
      took("7")
        .replaceAll("IncidentBehaviorAssociation", "IncidentAssociation")
        .replaceAll("DisciplineIncidentParticipationCode>", "StudentParticipationCode>"),
  );
  expect(entriesOf(sent, "incident")[0]?.body.role).toBe("took-part");
});

it("says nothing of a child's part in an older incident where the code is unknown", async () => {
  const older = (code: string) =>
    `<StudentDisciplineIncidentAssociation><StudentParticipationCode>${code}</StudentParticipationCode>${to.student("7")}<DisciplineIncidentReference><DisciplineIncidentIdentity><IncidentIdentifier>1</IncidentIdentifier>${to.school()}</DisciplineIncidentIdentity></DisciplineIncidentReference></StudentDisciplineIncidentAssociation>
    <DisciplineIncident><IncidentIdentifier>1</IncidentIdentifier><IncidentDate>2021-10-18</IncidentDate>${to.school()}</DisciplineIncident>`;
  expect(entriesOf((await readXml(older("Victim"))).sent, "incident")[0]?.body.role).toBe("affected");
  const { sent, remarks } = await readXml(older("Bystander"));
  expect(entriesOf(sent, "incident")).toEqual([]);
  expect(remarks.map(({ code }) => code)).toEqual(["edfi.descriptor-unknown"]);
});

it("reads an action of Data Standard 2, which names its incident and may be about two learners", async () => {
  const named = `<DisciplineIncidentReference><DisciplineIncidentIdentity><IncidentIdentifier>INC4711</IncidentIdentifier>${to.school()}</DisciplineIncidentIdentity></DisciplineIncidentReference>`;
  const older = `<DisciplineAction><DisciplineActionIdentifier>A1</DisciplineActionIdentifier><Discipline><CodeValue>Out of School Suspension</CodeValue></Discipline><DisciplineDate>2022-01-19</DisciplineDate><DisciplineActionLength>2</DisciplineActionLength>${to.student("7")}${to.student("8")}${named}</DisciplineAction>`;
  const { sent } = await readXml(incident + took("7") + older);
  expect(entriesOf(sent, "removal").map(({ learner, body }) => [learner, body])).toEqual([
    ["7", { type: "out-of-school-suspension", days: 2 }],
    ["8", { type: "out-of-school-suspension", days: 2 }],
  ]);
  expect(entriesOf(sent, "incident")[0]?.body.followed).toEqual(["Out of School Suspension"]);
  expect(new Set(entriesOf(sent, "removal").map(({ key }) => key)).size).toBe(2);
});
