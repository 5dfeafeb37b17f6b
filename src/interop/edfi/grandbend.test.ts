import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../kernel/date.ts";
import { counted, entriesOf, factsOf, filesOf, needs, type Read, readAll, shared } from "../bundle.testing.ts";
import { wrongIn } from "./edfi.testing.ts";
import { edfi } from "./edfi.ts";
import { adapters } from "./elements.ts";

const path = "data/edfi/grandbend-ds6.0";
const folder = shared(path);
const textsOf = (at: string) =>
  Object.fromEntries(
    readdirSync(at).map((name) => [
      name.replace(/\.gz$/, ""),
      gunzipSync(readFileSync(join(at, name))).toString("utf8"),
    ]),
  );

/** How many elements of each name stand right below the roots: counted without our reader. */
function present(documents: Readonly<Record<string, string>>): Map<string, number> {
  const many = new Map<string, number>();
  for (const text of Object.values(documents)) {
    let depth = 0;
    for (const [, close, name = "", empty] of text.matchAll(/<(\/?)([A-Za-z]\w*)(?:\s[^>]*?)?(\/?)>/g)) {
      if (close) depth -= 1;
      else {
        if (depth === 1) many.set(name, (many.get(name) ?? 0) + 1);
        if (!empty) depth += 1;
      }
    }
  }
  return many;
}

/** The official sample of the Ed-Fi Alliance, Data Standard 6.0: a district of 960 learners, without its enrollments and grades. */
describe.skipIf(!folder)(`Grand Bend${needs(path)}`, () => {
  let read: Read;
  let texts: Readonly<Record<string, string>>;
  beforeAll(async () => {
    texts = textsOf(folder ?? "");
    read = await readAll(edfi, filesOf(texts), (date) => addDays(date, 5 * 365 + 1));
  });

  it("reads every element of its 49 files", () => {
    const all = [...present(texts).values()].reduce((sum, many) => sum + many, 0);
    expect(read.rows).toBe(all);
    expect(all).toBe(17_450);
    expect(counted(read.remarks)).toEqual({
      "edfi.calendar-not-used": 1,
      "edfi.items-not-scored": 800,
      "edfi.not-kept": 584,
      "edfi.not-tested": 2,
      "field.refused": 5,
    });
  });

  it("makes facts of every row of the elements that are of a learner", () => {
    const rows = new Map<string, Set<string>>();
    for (const { row } of read.sent) {
      const [name = ""] = row.split("/");
      rows.set(name, (rows.get(name) ?? new Set()).add(row));
    }
    const there = present(texts);
    const short = Object.keys(adapters).flatMap((name) => {
      const [is, has] = [rows.get(name)?.size ?? 0, there.get(name) ?? 0];
      return is === has ? [] : [`${name} ${is} of ${has}`];
    });
    // What others are made of, what speaks for several, and two who were not tested.
    expect(short.sort()).toEqual([
      "Assessment 0 of 24",
      "AssessmentItem 0 of 227",
      "Calendar 0 of 1",
      "CalendarDate 0 of 2",
      "CommunityOrganization 0 of 1",
      "CommunityProvider 0 of 1",
      "CourseOffering 0 of 169",
      "DisciplineIncident 0 of 21",
      "GradebookEntry 0 of 10",
      "Intervention 0 of 1",
      "ObjectiveAssessment 0 of 56",
      "PostSecondaryInstitution 0 of 1",
      "StaffSchoolAssociation 0 of 56",
      "StudentAssessment 1290 of 1292",
      "StudentAssessmentRegistrationBatteryPartAssociation 40 of 120",
    ]);
    for (const [name, many] of Object.entries({
      Student: 960,
      StudentContactAssociation: 1_872,
      StudentHealth: 71,
      StudentSpecialEducationProgramAssociation: 97,
      StudentLanguageInstructionProgramAssociation: 38,
      StudentMigrantEducationProgramAssociation: 275,
      StudentCTEProgramAssociation: 64,
      StudentSchoolFoodServiceProgramAssociation: 82,
      StudentProgramAssociation: 126,
      StudentInterventionAssociation: 25,
      StudentGradebookEntry: 250,
      StudentSchoolAttendanceEvent: 1_917,
      StudentSectionAttendanceEvent: 66,
    }))
      expect(rows.get(name)?.size, name).toBe(many);
  });

  it("names what it has no place for", () => {
    const named = read.remarks.filter(({ code }) => code === "edfi.not-kept").map(({ message }) => message ?? "");
    const many = Object.fromEntries([...Map.groupBy(named, (name) => name)].map(([name, of]) => [name, of.length]));
    const ofLearners = Object.entries(many).filter(([name]) => name.startsWith("Student"));
    expect(Object.fromEntries(ofLearners)).toEqual({
      StudentAssessmentRegistration: 40,
      StudentProgramEvaluation: 5,
      StudentTransportation: 30,
    });
    expect(many).toMatchObject({ PostSecondaryEvent: 1, SurveyResponse: 12, Credential: 56, StaffLeave: 37 });
  });

  it("finds its district, schools, courses and classes", () => {
    expect(factsOf(read.sent, "organization").map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "other Region 99 Education Service Center",
      "district Grand Bend ISD",
      "school Grand Bend High School",
      "school Grand Bend Middle School",
      "school Grand Bend Elementary School",
      "department Grand Bend ISD Central Office",
    ]);
    expect(factsOf(read.sent, "course")).toHaveLength(84);
    expect(factsOf(read.sent, "term")).toHaveLength(24);
    const classes = factsOf(read.sent, "class");
    expect(new Set(classes.map(({ key }) => key)).size).toBe(532);
    expect(classes.filter(({ subject }) => subject === undefined)).toEqual([]);
    expect(classes[0]?.title).toBe("Algebra 1, 02 - Traditional");
  });

  it("does not take two dates of one learner's calendar for the calendar of a school", () => {
    expect(factsOf(read.sent, "school-day")).toEqual([]);
  });

  it("finds its people, and the adults of every learner in households", () => {
    expect(factsOf(read.sent, "learner")).toHaveLength(960);
    expect(factsOf(read.sent, "staff")).toHaveLength(68);
    const links = factsOf(read.sent, "guardianship");
    expect(links).toHaveLength(1_872);
    expect(links.every(({ mayRead }) => mayRead)).toBe(true);
    const adults = Map.groupBy(links, ({ learner }) => learner);
    const together = [...adults.values()].filter(
      (of) => of.length > 1 && new Set(of.map((each) => each.household)).size === 1,
    );
    // As many have two adults who live with them at one address; types of addresses are arbitrary in this data.
    expect(together.length).toBe(624);
  });

  it("finds what is said of them", () => {
    const many = Object.fromEntries(
      [...Map.groupBy(factsOf(read.sent, "entry"), ({ kind }) => kind)].map(([kind, of]) => [kind, of.length]),
    );
    expect(many).toEqual({
      accommodation: 144,
      "assignment-result": 250,
      attendance: 1_983,
      contact: 1_872,
      "health-alert": 1,
      identity: 960,
      immunization: 71,
      incident: 23,
      name: 960,
      plan: 359,
      "program-status": 378,
      removal: 25,
      "standards-result": 1_062,
      "test-result": 1_290,
    });
    expect(factsOf(read.sent, "competency")).toHaveLength(5_597);
  });

  it("reads one learner field by field", () => {
    const of = (kind: string) => entriesOf(read.sent, kind).filter(({ learner }) => learner === "604822");
    expect(of("immunization").map(({ observedOn, body }) => [observedOn, body])).toEqual([
      [
        "2026-08-23",
        {
          doses: [
            { vaccine: "MMR", on: ["2014-12-13"] },
            { vaccine: "IPV", on: ["2017-09-13"] },
            { vaccine: "DTaP", on: ["2017-09-13"] },
            { vaccine: "VAR", on: ["2018-05-13"] },
            { vaccine: "HepB", on: ["2018-05-13"] },
            { vaccine: "Malaria, RTS", on: ["2020-09-12"] },
            { vaccine: "Malaria, S/ASO1", on: ["2020-09-12"] },
          ],
        },
      ],
    ]);
    expect(of("plan").map(({ body }) => body)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: "intervention", title: "Check And Connect", minutesPlanned: 10 }),
        expect.objectContaining({
          type: "service",
          title: "Career and Technical Education",
          endReason: "Reached maximum age",
        }),
      ]),
    );
    expect(of("assignment-result")).toHaveLength(10);
    expect(of("assignment-result")[0]?.body).toEqual({
      title: "Assignment 1",
      subject: "Mathematics",
      assignedOn: "2026-08-23",
      dueOn: "2026-08-24",
      score: 74,
      status: "graded",
      late: false,
    });
  });

  it("sends nothing that a kind would refuse", () => {
    for (const fact of factsOf(read.sent, "entry")) expect(wrongIn(fact), fact.kind).toBeUndefined();
  });

  it("keeps no diagnosis, no religion and no reason of an exemption", () => {
    const bodies = entriesOf(read.sent, "immunization").map(({ body }) => body.exemption);
    expect(new Set(bodies)).toEqual(new Set([undefined, "Medical", "Not medical"]));
  });

  it("knows the statement behind every piece of evidence", () => {
    const all = entriesOf(read.sent, "standards-result").map(
      ({ body }) => body.competency as { code: string; statement: string },
    );
    expect(all.filter(({ code, statement }) => code === statement)).toEqual([]);
  });

  it("moves every date into another year, and no key", () => {
    const observed = factsOf(read.sent, "entry").flatMap(({ observedOn }) => observedOn ?? []);
    expect(observed.length).toBeGreaterThan(4_000);
    expect(observed.filter((day) => day < "2026-01-01" || day > "2028-01-01")).toEqual([]);
    expect(factsOf(read.sent, "term")[0]).toMatchObject({ title: "2026-2027 Fall Semester", schoolYear: 2027 });
    expect(factsOf(read.sent, "term")[0]?.key).toContain("2021-2022");
  });

  it("keeps nothing of citizenship or visa", () => {
    expect(JSON.stringify(read.sent)).not.toMatch(/Permanent resident|F1 - /);
  });
});
