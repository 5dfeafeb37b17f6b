import type { EntryFact } from "../../entry/fact.ts";
import { schoolYearOf } from "../../kernel/school-year.ts";
import type { LearnerFact } from "../../roster/fact.ts";
import { Collector, type Fact, type Shift } from "../adapter.ts";
import { maybe } from "../optional.ts";
import { classFacts, learnerFacts, schoolFacts } from "../people.ts";
import type { Field } from "./field.ts";
import type { Cell, Filled } from "./make.ts";
import { type TargetName, targetNames, targetOf } from "./targets.ts";

/** Where a fact stands, and whom it is about. */
export interface FactPlace {
  readonly row: string;
  readonly at: string;
  /** Key of the learner; of a roster's own facts there is none. */
  readonly learner: string | undefined;
  readonly shift: Shift;
}

const textOf = (cell: Cell | undefined): string | undefined => (cell === undefined ? undefined : String(cell));
const numberOf = (cell: Cell | undefined): number | undefined => (typeof cell === "number" ? cell : undefined);

/** Names of a target's fields, by what they are: asked for every row. */
const fieldsWhere = (is: (field: Field) => boolean) =>
  new Map(
    targetNames.map((make) => [
      make,
      Object.entries(targetOf(make).fields).flatMap(([name, field]) => (is(field) ? [name] : [])),
    ]),
  );
const naming = fieldsWhere(({ names }) => names === true);
const dated = fieldsWhere(({ type }) => type === "date");

/** What makes this fact another one than those beside it: the fields that name it. */
export function identityOf(make: TargetName, { fields }: Filled): string {
  return (naming.get(make) ?? []).map((name) => textOf(fields[name]) ?? "").join("|");
}

/** `test.title` of a flat record becomes the member `title` of `test`. */
function nested(fields: Readonly<Record<string, Cell>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [path, cell] of Object.entries(fields)) {
    const [outer = "", inner] = path.split(".");
    if (inner === undefined) body[outer] = cell;
    else body[outer] = { ...(body[outer] as object | undefined), [inner]: cell }; // only this line writes an outer one
  }
  return body;
}

/** Every date moved, as a standard's are. */
function moved(fields: Filled["fields"], make: TargetName, shift: Shift): Record<string, Cell> {
  const made = { ...fields };
  for (const name of dated.get(make) ?? []) if (made[name] !== undefined) made[name] = shift(String(made[name]));
  return made;
}

/** An entry in the keys of this source; members that are keys of places leave the body. */
function entryOf(
  kind: string,
  key: string,
  learner: string,
  fields: Readonly<Record<string, Cell>>,
  more: object,
): EntryFact {
  const { on, school, class: inClass, course, schoolTitle, ...rest } = fields;
  return {
    noun: "entry",
    key,
    kind,
    learner,
    ...maybe("observedOn", textOf(on)),
    ...maybe("school", textOf(school)),
    ...maybe("class", textOf(inClass)),
    ...maybe("course", textOf(course)),
    body: {
      ...nested(rest),
      ...(school === undefined && schoolTitle !== undefined && { school: { title: schoolTitle } }),
      ...more,
    },
  };
}

function attendanceOf(key: string, learner: string, { mark, fraction, ...fields }: Record<string, Cell>): EntryFact {
  const [word = "", how] = String(mark).split(" ");
  const category = word === "half" ? "absent" : word;
  const missed = numberOf(fraction) ?? (word === "half" ? 0.5 : category === "absent" ? 1 : 0);
  return entryOf("attendance", key, learner, fields, {
    category,
    ...((how === "excused" || how === "unexcused") && { excused: how === "excused" }),
    fraction: Math.min(1, Math.max(0, missed)),
  });
}

function gradeOf(
  key: string,
  learner: string,
  { mark, type = "term", courseTitle, ...fields }: Record<string, Cell>,
): EntryFact {
  const isNumber = typeof mark === "number";
  return entryOf("course-grade", key, learner, fields, {
    ...(fields.course === undefined && courseTitle !== undefined && { course: { title: courseTitle } }),
    type,
    ...(mark !== undefined && { [isNumber ? "number" : "letter"]: mark }),
  });
}

function assignmentOf(key: string, learner: string, { mark, ...fields }: Record<string, Cell>): EntryFact {
  const isNumber = typeof mark === "number";
  return entryOf("assignment-result", key, learner, fields, {
    ...(mark !== undefined && { [isNumber ? "score" : "text"]: mark }),
    ...(fields.status === undefined && (mark ?? fields.score) !== undefined && { status: "graded" }),
  });
}

function testOf(
  key: string,
  learner: string,
  { score, standardError, ...fields }: Record<string, Cell>,
  lists: Filled["lists"],
): EntryFact {
  const [middle, error] = [numberOf(score), numberOf(standardError)];
  const round = (value: number) => Math.round(value * 100) / 100;
  const likely = middle !== undefined && error !== undefined && error > 0;
  const { "range.low": low, "range.high": high, ...rest } = fields;
  const range = likely
    ? { low: round(middle - error), high: round(middle + error) }
    : low !== undefined && high !== undefined && { low, high };
  return entryOf("test-result", key, learner, rest, {
    scores: lists.scores ?? [],
    ...(range && { range }),
    ...maybe("parts", lists.parts),
  });
}

/** What one fact of a map comes to: mostly one fact, of a learner with a name several. */
export function factsOf(make: TargetName, filled: Filled, { row, at, learner = "", shift }: FactPlace): Collector {
  const out = new Collector();
  const fields = moved(filled.fields, make, shift);
  const said = (name: string) => textOf(fields[name]);
  const key = said("key") ?? "";
  const span = { ...maybe("startsOn", said("startsOn")), ...maybe("endsOn", said("endsOn")) };
  const factKey = `${row}#${make}/${identityOf(make, filled)}`;
  const add = (fact: Fact | undefined) => out.add(row, at, fact);
  switch (make) {
    case "learner": {
      const identifiers = [
        ...(said("stateId") ? [{ system: "State ID", value: said("stateId") ?? "" }] : []),
        ...(said("localId") ? [{ system: "Local ID", value: said("localId") ?? "" }] : []),
      ];
      const person = {
        ...{ key, given: said("given") ?? "", family: said("family"), middle: said("middle"), suffix: said("suffix") },
        ...{ preferredGiven: said("preferredGiven"), bornOn: said("bornOn"), identifiers },
        emails: said("email") ? [{ address: said("email") ?? "" }] : [],
        phones: said("phone") ? [{ number: said("phone") ?? "" }] : [],
      };
      learnerFacts(person, row, at, out);
      out.add(
        row,
        at,
        ...schoolFacts(key, row, {
          role: "student",
          organization: said("school"),
          gradeLevel: said("gradeLevel"),
          ...span,
        }),
      );
      break;
    }
    case "organization": {
      const kind =
        ["state", "district", "school", "department", "other"].find((each) => each === fields.kind) ?? "school";
      // One of the words just looked for.
      add({
        noun: "organization",
        key,
        kind: kind as "school",
        name: said("name") ?? "",
        ...maybe("parent", said("parent")),
      });
      break;
    }
    case "term": {
      const [startsOn = "", endsOn = ""] = [said("startsOn"), said("endsOn")];
      if (endsOn < startsOn) out.remark("date.order", at);
      else
        add({
          ...{ noun: "term", key, title: said("title") ?? "", kind: (said("kind") ?? "term") as "term" }, // its field takes no other
          ...{ schoolYear: schoolYearOf(endsOn), startsOn, endsOn, ...maybe("organization", said("organization")) },
        });
      break;
    }
    case "course":
      add({
        ...{ noun: "course", key, title: said("title") ?? "", ...maybe("code", said("code")) },
        ...{ ...maybe("subject", said("subject")), ...maybe("organization", said("organization")) },
      });
      break;
    case "class":
      add({
        ...{ noun: "class", key, title: said("title") ?? "", organization: said("organization") ?? "" },
        ...{ ...maybe("course", said("course")), ...maybe("code", said("code")), ...maybe("period", said("period")) },
        ...{ ...maybe("subject", said("subject")), ...(said("term") && { terms: [said("term") ?? ""] }) },
      });
      break;
    case "staff": {
      add({
        ...{
          noun: "staff",
          key,
          given: said("given") ?? "",
          ...maybe("family", said("family")),
          ...maybe("title", said("title")),
        },
      });
      const organization = said("organization");
      if (organization)
        add({
          noun: "assignment",
          key: `${row}#role/${organization}`,
          staff: key,
          organization,
          role: said("role") ?? "teacher",
        });
      break;
    }
    case "teaching":
      add({
        ...{
          noun: "assignment",
          key: factKey,
          staff: said("staff") ?? "",
          class: said("class"),
          role: said("role") ?? "teacher",
        },
        ...{ ...maybe("organization", said("organization")), ...span },
      });
      break;
    case "enrollment": {
      const [inClass, organization] = [said("class"), said("school")];
      if (inClass !== undefined) out.add(row, at, ...classFacts(learner, row, inClass, span));
      if (inClass === undefined && organization !== undefined)
        out.add(
          row,
          at,
          ...schoolFacts(learner, row, { role: "student", organization, gradeLevel: said("gradeLevel"), ...span }),
        );
      break;
    }
    case "attendance":
      add(attendanceOf(factKey, learner, fields));
      break;
    case "course-grade":
      add(gradeOf(factKey, learner, fields));
      break;
    case "assignment-result":
      add(assignmentOf(factKey, learner, fields));
      break;
    case "test-result":
      add(testOf(factKey, learner, fields, filled.lists));
      break;
    case "plan":
      // The title is the type: it is said in the reader's language.
      add(entryOf("plan", factKey, learner, fields, { title: said("type") }));
      break;
    default:
      add(entryOf(make, factKey, learner, fields, {}));
  }
  return out;
}

/** The learner that a row speaks of: by key, and by every other number in it. Makes nobody. */
export const spokenOf = (key: string, rest: Omit<LearnerFact, "noun" | "key" | "isKnown">): LearnerFact => ({
  noun: "learner",
  key,
  isKnown: true,
  ...rest,
});
