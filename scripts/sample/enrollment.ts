import type { Sent } from "../../src/interop/adapter.ts";
import { descriptorOf, made, madeOf, printInterchange, type TopElement, top } from "../../src/interop/edfi/element.ts";
import { studentSchool, studentSection } from "../../src/interop/edfi/enrollment.ts";
import { studentReference } from "../../src/interop/edfi/references.ts";
import { awaiting, newcomers, rich, sibling } from "./classes.ts";
import type { District, Seat } from "./district.ts";
import { randomOf } from "./random.ts";
import type { Option, Rolls } from "./rolls.ts";

const yearStart = "2021-08-23";

/** A whole interchange, marked as generated; without indentation, which would be half of it. */
export const printed = (interchange: string, elements: Iterable<TopElement>): string =>
  [...printInterchange(interchange, elements, { generated: true })].join("").replaceAll(/^\t+/gm, "");

const entered = (learner: string, more: object, body: object): Sent => ({
  fact: {
    noun: "entry",
    key: `${learner}/${JSON.stringify(more)}`,
    kind: "enrollment",
    learner,
    body: { ...body },
    ...more,
  },
  row: "generated/1",
  at: "",
});

/** Some come in the first weeks of the year instead of on its first day. */
function startOf(learner: string): string {
  const random = randomOf("start", learner);
  return random.chance(0.03) ? random.pick(["2021-08-30", "2021-09-07", "2021-09-13"]) : yearStart;
}

/** First day of a learner in a section. */
export function beginsOn(learner: string, { startsOn, endsOn }: Pick<Seat, "startsOn" | "endsOn">): string {
  const came = startOf(learner);
  return came > startsOn && came < endsOn ? came : startsOn;
}

/** What an adapter wrote. Throws on what Ed-Fi cannot carry, for then the sample would lose it. */
export function elementsOf({ document, remarks }: ReturnType<typeof studentSchool.write>): readonly TopElement[] {
  if (remarks.length > 0) throw new Error(`Ed-Fi cannot carry it: ${JSON.stringify(remarks[0])}`);
  return document;
}

/** Who is in which school and which class, as `InterchangeStudentEnrollment`. */
export function printEnrollment({ learners }: District, options: readonly Option[], rolls: Rolls): string {
  const schools = [...learners, ...newcomers]
    .filter(({ key }) => !awaiting.some((each) => each === key))
    .map(({ key, school, grade }) => entered(key, { school }, { startsOn: startOf(key), gradeLevel: grade }));
  const seats = options.flatMap((option) =>
    option.seats.flatMap((seat) =>
      (rolls.get(option.name) ?? []).map((learner) =>
        entered(learner, { class: seat.key }, { startsOn: beginsOn(learner, seat), endsOn: seat.endsOn }),
      ),
    ),
  );
  return printed("InterchangeStudentEnrollment", [
    ...elementsOf(studentSchool.write(schools)),
    ...elementsOf(studentSection.write(seats)),
  ]);
}

/** Learners that Grand Bend does not have: names and birthdays alone. */
export function printStudents(): string {
  return printed(
    "InterchangeStudent",
    newcomers.map(({ key, given, family, bornOn }) =>
      top("Student", [
        made("StudentUniqueId", key),
        made("Name", [made("FirstName", given), made("LastSurname", family)]),
        made("BirthData", [made("BirthDate", bornOn)]),
      ]),
    ),
  );
}

/** The younger sibling has the same two guardians, in the same two households. */
export function printContacts({ guardians }: District): string {
  return printed(
    "InterchangeContact",
    (guardians.get(rich) ?? []).map(({ guardian, relationship, isPrimary, livesWith }) =>
      top("StudentContactAssociation", [
        studentReference(sibling),
        made("ContactReference", [made("ContactIdentity", [made("ContactUniqueId", guardian)])]),
        descriptorOf("Relation", "RelationDescriptor", relationship),
        madeOf("PrimaryContactStatus", String(isPrimary ?? false)),
        madeOf("LivesWith", String(livesWith ?? false)),
        made("EmergencyContactStatus", "true"),
      ]),
    ),
  );
}
