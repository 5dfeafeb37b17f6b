import { addAssignments } from "./assignments.ts";
import { printCalendar } from "./calendar.ts";
import { planClasses } from "./classes.ts";
import { readDistrict } from "./district.ts";
import { printContacts, printEnrollment, printStudents } from "./enrollment.ts";
import { Facts, printFacts } from "./facts.ts";
import { printGrades } from "./grades.ts";
import { addHealth } from "./health.ts";
import { addMarks } from "./marks.ts";
import { addPages } from "./pages.ts";
import { addCare } from "./rich/care.ts";
import { Child } from "./rich/child.ts";
import { addVoice } from "./rich/voice.ts";
import { addYears } from "./rich/years.ts";
import { readStandards } from "./standards.ts";
import { addStories } from "./stories.ts";
import { addSupports } from "./support.ts";
import { addTranscripts } from "./transcripts.ts";
import { addAwaiting, addUnits } from "./units.ts";

/** Text of every generated file by its path in `sample/`, where it lies gzipped. */
export async function generate(): Promise<Map<string, string>> {
  const district = await readDistrict();
  const { classes, rolls, options } = planClasses(district);
  const standards = readStandards();
  const [marks, profiles, records] = [new Facts(), new Facts(), new Facts()];
  for (const inClass of classes) {
    addUnits(marks, inClass, standards);
    addMarks(marks, inClass, standards);
    addPages(profiles, inClass);
    addSupports(profiles, inClass);
    addStories(profiles, inClass, district);
    addHealth(records, inClass, district);
    if (inClass.option.course === "ALG-1") addAssignments(records, inClass);
  }
  const [main] = classes;
  if (!main) throw new Error("the sample has classes");
  const child = new Child(profiles, main, district);
  addVoice(child);
  addCare(child);
  addYears(child, standards);
  addAwaiting(profiles);
  addTranscripts(records, district);
  return new Map([
    ["district/generated/EducationOrgCalendar.xml.gz", printCalendar()],
    ["district/generated/Student.xml.gz", printStudents()],
    ["district/generated/Contact.xml.gz", printContacts(district)],
    ["district/generated/StudentEnrollment.xml.gz", printEnrollment(district, options, rolls)],
    ["district/generated/StudentGrade.xml.gz", printGrades(district, options, rolls, classes)],
    ["layers/marks.ndjson.gz", printFacts(marks.sent)],
    ["layers/profiles.ndjson.gz", printFacts(profiles.sent)],
    ["layers/records.ndjson.gz", printFacts(records.sent)],
  ]);
}
