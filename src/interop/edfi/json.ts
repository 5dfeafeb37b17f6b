import { made, type XmlElement } from "./element.ts";

/** An object of the Ed-Fi API, as `JSON.parse` gives it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names begin with capitals, and the initials that the API writes small are capitals too: `iepReviewDate`. */
const pascal = (name: string) =>
  name
    .replace(/^(iep|cte|us|gpa|eca)(?=[A-Z])/, (initials) => initials.toUpperCase())
    .replace(/^./, (first) => first.toUpperCase());

/** `addresses` as `Address`, `entries` as `Entry`. */
function singular(plural: string): string {
  const name = pascal(plural);
  if (name.endsWith("ies")) return `${name.slice(0, -3)}y`;
  return /(ss|status)es$/i.test(name) ? name.slice(0, -2) : name.replace(/s$/, "");
}

/** The API leaves out what XML repeats of the entity's name. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Language: { Use: "LanguageUse" },
  StudentAssessment: { Item: "StudentAssessmentItem" },
  Assessment: { Score: "AssessmentScore", PerformanceLevel: "AssessmentPerformanceLevel" },
  ObjectiveAssessment: { Score: "AssessmentScore", PerformanceLevel: "AssessmentPerformanceLevel" },
};

/** What the API says of an object itself. */
const housekeeping = new Set(["id", "link", "_etag", "_lastModifiedDate", "_ext"]);
const said = (object: JsonObject) =>
  Object.entries(object).filter(
    ([key, value]) =>
      !housekeeping.has(key) && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
  );

const wrapped = (members: readonly XmlElement[], ...names: readonly string[]): XmlElement[] => [
  ...members,
  ...names.map((name) => made(`${name}Reference`, members)),
];

/**
 * The parts of an identity with every reference that could be among them: the API writes identities flat, where XML nests a
 * section's offering, its session and their school. Keys look for what they need by name and leave the rest.
 */
export function identityOfFlat(flat: JsonObject): XmlElement[] {
  const parts = said(flat).flatMap(([key, value]) => (isObject(value) ? [] : membersOf(key, value, "")));
  const people = wrapped(parts, "School", "EducationOrganization", "Student", "Staff", "Contact", "Parent");
  const places = wrapped(people, "Session", "Course", "Assessment", "Calendar", "Program", "Intervention");
  const offered = wrapped(places, "CourseOffering", "GradingPeriod", "DisciplineIncident", "GraduationPlan");
  return wrapped(offered, "Section", "StudentAcademicRecord");
}

/** `graduationSchoolYearTypeReference` is `GraduationSchoolYear` with the year in it. */
const yearReference = /^(.*?)schoolYearTypeReference$/i;

function reference(key: string, flat: JsonObject): XmlElement {
  const [, role] = yearReference.exec(key) ?? [];
  if (role !== undefined) return made(`${pascal(role)}SchoolYear`, String(flat.schoolYear ?? ""));
  return made(pascal(key), identityOfFlat(flat));
}

/** One of many: a reference or a descriptor by itself stands for the whole. */
function itemOf(name: string, item: unknown): XmlElement[] {
  if (!isObject(item)) return [made(name, String(item))];
  const [only, ...others] = said(item);
  if (!only) return [];
  const [key, value] = only;
  const inner = membersOf(key, value, name);
  const isAlone = others.length === 0 && !Array.isArray(value);
  if (isAlone && isObject(value)) return inner;
  if (isAlone && key.endsWith("Descriptor"))
    return inner[0]?.name === name ? [made(name, inner)] : inner.map((each) => made(name, each.text));
  return isAlone ? inner : [made(name, membersIn(item, name))];
}

function membersOf(key: string, value: unknown, within: string): XmlElement[] {
  if (Array.isArray(value)) {
    const name = renamed[within]?.[singular(key)] ?? singular(key);
    return value.flatMap((item) => itemOf(name, item));
  }
  if (isObject(value))
    return [key.endsWith("Reference") ? reference(key, value) : made(pascal(key), membersIn(value, pascal(key)))];
  return [made(pascal(key).replace(/(?<=.)Descriptor$/, ""), String(value))];
}

/**
 * The members that an object of the API would have in an XML document: names in the singular, descriptors without their
 * suffix, references with the identities they stand for. Source: Ed-Fi API Design Guidelines, "Naming" and "References".
 */
export const membersIn = (object: JsonObject, element: string): XmlElement[] =>
  said(object).flatMap(([key, value]) => membersOf(key, value, element));
