import { keep } from "./context.ts";
import { gradeLevels } from "./descriptors.ts";
import { memberOf, membersOf } from "./element.ts";
import { courseKey, courseOfferingKey, identityOf, joined, partsOf, sectionKey, sessionKey } from "./keys.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";

const interchange = "InterchangeMasterSchedule";

/** `CourseOffering`: a course as one school offers it in one session. Only what sections need of it is kept. */
export const courseOffering = elementAdapter(
  "CourseOffering",
  interchange,
  ownKey(courseOfferingKey),
  () => undefined,
  (reading) => {
    const { element, context } = reading;
    keep(context.offerings, courseOfferingKey(element, context.ids), {
      course: reading.key(courseKey, "CourseReference"),
      title: reading.text("LocalCourseTitle"),
    });
  },
);

/** What a section teaches, as far as the bundle tells: its course and how that is called. */
export function taughtIn(section: string, { offerings, courses }: Reading["context"]) {
  const [school, year, session, code = ""] = partsOf(section);
  const offering = offerings.get(joined(school, year, session, code) ?? "");
  const course = offering?.course;
  const info = course === undefined ? undefined : courses.get(course);
  return { course, title: offering?.title ?? info?.title ?? code, subject: info?.subject, code };
}

/** `Section`: a class. It is called as its course, with its period, because many sections of a course have no other name. */
export const section = elementAdapter("Section", interchange, ownKey(sectionKey), (reading, row) => {
  const { element, context, at, out } = reading;
  const key = sectionKey(element, context.ids) ?? "";
  const [school, year, term] = partsOf(key);
  const { course, title, subject } = taughtIn(key, context);
  const periods = membersOf(element, "ClassPeriodReference").flatMap((each) => {
    const name = memberOf(identityOf(each, context.ids), "ClassPeriodName")?.text;
    return name ? [name] : [];
  });
  const period = periods.join(", ") || undefined;
  const name = reading.text("SectionName") ?? title;
  const offering = memberOf(element, "CourseOfferingReference");
  const offered = offering && identityOf(offering, context.ids);
  // Data Standard 2 says the term with the offering, and its session is known by it.
  const session = (offered && reading.part(offered).key(sessionKey, "SessionReference")) ?? joined(school, year, term);
  out.add(row, at, {
    noun: "class",
    key,
    title: period === undefined ? name : `${name}, ${period}`,
    organization: joined(school) ?? "",
    code: reading.text("SectionIdentifier"),
    course,
    terms: session === undefined ? [] : [session],
    period,
    subject,
    gradeLevels: reading.meanings(gradeLevels, "OfferedGradeLevel"),
  });
});
