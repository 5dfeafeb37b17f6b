import type { Sent } from "../../src/interop/adapter.ts";
import { descriptorOf, made, madeOf, printInterchange, type TopElement, top } from "../../src/interop/edfi/element.ts";
import { studentSchool, studentSection } from "../../src/interop/edfi/enrollment.ts";
import { studentReference } from "../../src/interop/edfi/references.ts";
import { awaiting, newcomers, rich, sibling } from "./classes.ts";
import type { District, Learner } from "./district.ts";
import { randomOf } from "./random.ts";
import type { Option, Rolls } from "./rolls.ts";

const yearStart = "2021-08-23";

export const printed = (interchange: string, elements: Iterable<TopElement>): string =>
  [...printInterchange(interchange, elements, { generated: true })].join("");

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
function startOf({ key }: Learner): string {
  const random = randomOf("start", key);
  return random.chance(0.03) ? random.pick(["2021-08-30", "2021-09-07", "2021-09-13"]) : yearStart;
}

function elementsOf({ document, remarks }: ReturnType<typeof studentSchool.write>): readonly TopElement[] {
  if (remarks.length > 0) throw new Error(`Ed-Fi cannot carry it: ${JSON.stringify(remarks[0])}`);
  return document;
}

/** Who is in which school and which class, as `InterchangeStudentEnrollment`. */
export function printEnrollment({ learners }: District, options: readonly Option[], rolls: Rolls): string {
  const all = [...learners, ...newcomers];
  const starts = new Map(all.map((each) => [each.key, startOf(each)]));
  const schools = all
    .filter(({ key }) => !awaiting.some((each) => each === key))
    .map(({ key, school, grade }) => entered(key, { school }, { startsOn: starts.get(key), gradeLevel: grade }));
  const seats = options.flatMap((option) =>
    option.seats.flatMap(({ key: seat, startsOn, endsOn }) =>
      (rolls.get(option.name) ?? []).map((learner) => {
        const came = starts.get(learner) ?? startsOn;
        return entered(
          learner,
          { class: seat },
          { startsOn: came > startsOn && came < endsOn ? came : startsOn, endsOn },
        );
      }),
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
