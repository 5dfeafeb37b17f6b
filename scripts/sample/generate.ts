import { printCalendar } from "./calendar.ts";
import { awaiting, planClasses } from "./classes.ts";
import { readDistrict } from "./district.ts";
import { printContacts, printEnrollment, printStudents } from "./enrollment.ts";
import { Facts, printFacts } from "./facts.ts";
import { printGrades } from "./grades.ts";
import { addMarks } from "./marks.ts";
import { addPages } from "./pages.ts";
import { addRich } from "./rich.ts";
import { readMap } from "./standards.ts";
import { addStories, addSupports } from "./support.ts";
import { addAwaiting, addUnits } from "./units.ts";

/** Text of every generated file by its path in `sample/`, without the gzip around it. */
export async function generate(): Promise<Map<string, string>> {
  const district = await readDistrict();
  const { classes, rolls, options } = planClasses(district);
  const standards = readMap();
  const [marks, profile] = [new Facts(), new Facts()];
  for (const inClass of classes) {
    const here = inClass.learners.filter((key) => !awaiting.some((each) => each === key));
    addUnits(marks, inClass);
    addMarks(marks, inClass, standards);
    addPages(profile, inClass, here);
    addSupports(profile, inClass, here);
    addStories(profile, inClass, here, district);
  }
  const [main] = classes;
  if (main) addRich(profile, main, district);
  addAwaiting(profile);
  return new Map([
    ["district/generated/Student.xml.gz", printStudents()],
    ["district/generated/Contact.xml.gz", printContacts(district)],
    ["district/generated/StudentEnrollment.xml.gz", printEnrollment(district, options, rolls)],
    ["district/generated/StudentGrade.xml.gz", printGrades(district, options, rolls, classes)],
    ["district/generated/EducationOrgCalendar.xml.gz", printCalendar()],
    ["layers/marks.ndjson.gz", printFacts(marks.sent)],
    ["layers/profile.ndjson.gz", printFacts(profile.sent)],
    ["coherence-map/coherence-map.ndjson.gz", printMap(standards)],
  ]);
}

const printMap = ({ competencies, edges }: ReturnType<typeof readMap>): string =>
  [
    JSON.stringify({ daypack: "facts", version: 1 }),
    ...[...competencies, ...edges].map((fact) => JSON.stringify({ row: `coherence-map/${fact.key}`, fact })),
    "",
  ].join("\n");
