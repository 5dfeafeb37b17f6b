import { isDate } from "../../kernel/date.ts";
import { Collector, type Shift } from "../adapter.ts";
import { type Batch, type BundleFile, FileDamaged, Share, type Standard } from "../standard.ts";
import { type LmsAssignment, type LmsUser, learnerOf, resultOf } from "./assignment.ts";

/** Pages of the API are some megabytes; what is larger is none. In characters. */
const longest = 64_000_000;

interface Nodes<Node> {
  readonly nodes?: readonly Node[] | null;
}
interface CanvasUser {
  readonly _id?: string;
  readonly sisId?: string | null;
  readonly name?: string | null;
}
interface CanvasCourse {
  readonly name?: string;
  readonly assignmentsConnection?: Nodes<{
    readonly _id?: string;
    readonly name?: string | null;
    readonly dueAt?: string | null;
    readonly unlockAt?: string | null;
    readonly pointsPossible?: number | null;
  }> | null;
  readonly enrollmentsConnection?: Nodes<{ readonly type?: string; readonly user?: CanvasUser | null }> | null;
  readonly submissionsConnection?: Nodes<{
    readonly _id?: string;
    readonly late?: boolean | null;
    readonly missing?: boolean | null;
    readonly excused?: boolean | null;
    readonly submittedAt?: string | null;
    readonly gradedAt?: string | null;
    readonly grade?: string | null;
    readonly score?: number | null;
    readonly user?: CanvasUser | null;
    readonly assignment?: { readonly _id?: string } | null;
  }> | null;
}

/** Every course in an answer, however deep: by what only a course has. */
function coursesIn(value: unknown, depth = 0): CanvasCourse[] {
  if (typeof value !== "object" || value === null || depth > 20) return [];
  if ("submissionsConnection" in value) return [value as CanvasCourse]; // its members are all optional
  return Object.values(value).flatMap((each) => coursesIn(each, depth + 1));
}

const dayOf = (at: string | null | undefined, shift: Shift) => {
  const day = at?.slice(0, 10);
  return day !== undefined && isDate(day) ? shift(day) : undefined;
};

function readCourse(course: CanvasCourse, at: string, shift: Shift): { out: Collector; rows: number } {
  const out = new Collector();
  const users = new Map<string, LmsUser & { isStudent: boolean }>();
  for (const { type, user } of course.enrollmentsConnection?.nodes ?? [])
    if (user?._id !== undefined)
      users.set(user._id, {
        key: user._id,
        district: user.sisId ?? undefined,
        name: user.name ?? undefined,
        isStudent: type === undefined || /student/i.test(type),
      });
  const assignments = new Map<string, LmsAssignment>();
  for (const { _id = "", name, dueAt, unlockAt, pointsPossible } of course.assignmentsConnection?.nodes ?? [])
    if (name)
      assignments.set(_id, {
        title: name.slice(0, 300),
        assignedOn: dayOf(unlockAt, shift),
        dueOn: dayOf(dueAt, shift),
        maximum: pointsPossible ?? undefined,
        inClass: course.name?.slice(0, 300) || undefined,
      });
  const submissions = course.submissionsConnection?.nodes ?? [];
  for (const { _id = "", late, missing, excused, submittedAt, gradedAt, grade, score, ...of } of submissions) {
    const user = users.get(of.user?._id ?? "");
    const assignment = assignments.get(of.assignment?._id ?? "");
    if (!assignment) out.remark("lms.assignment-unknown", at);
    else if (!user) out.remark("lms.user-unknown", at);
    else if (user.isStudent) {
      const row = `submissions/${_id}`;
      const learner = learnerOf(user);
      const points = score ?? (grade && /^\d+(\.\d+)?$/.test(grade) ? Number(grade) : undefined);
      const isGraded = points !== undefined || !!grade;
      out.add(
        row,
        at,
        learner,
        resultOf(row, learner.key, assignment, {
          score: points,
          text: points === undefined ? grade?.slice(0, 300) || undefined : undefined,
          status: excused ? "exempt" : isGraded ? "graded" : submittedAt ? "submitted" : "not-submitted",
          late: late ?? undefined,
          missing: missing ?? undefined,
          on: dayOf(gradedAt ?? submittedAt, shift),
        }),
      );
    }
  }
  return { out, rows: submissions.length };
}

async function textOf(file: BundleFile): Promise<string> {
  let text = "";
  for await (const chunk of file.text()) {
    text += chunk;
    if (text.length > longest) throw new FileDamaged("lms.too-large", `${file.path}:1`);
  }
  return text;
}

const isJson = ({ path }: BundleFile) => /\.json$/i.test(path);

async function* readAnswer(file: BundleFile, shift: Shift): AsyncGenerator<Batch> {
  const at = `${file.path}:1`;
  try {
    let answer: unknown;
    try {
      answer = JSON.parse(await textOf(file));
    } catch (error) {
      if (error instanceof FileDamaged) throw error;
      throw new FileDamaged("file.damaged", at);
    }
    for (const course of coursesIn(answer)) {
      const { out, rows } = readCourse(course, at, shift);
      yield { facts: out.facts, remarks: out.remarks, rows };
    }
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error;
    yield { facts: [], rows: 0, remarks: [{ code: error.code, at: error.at }], discard: file.path };
  }
}

/** Answers of Canvas's GraphQL API, saved as JSON: courses with assignments, enrollments and submissions. Only speaks of learners. */
export const canvas: Standard = {
  name: "canvas",
  async detect(files) {
    for (const file of files.filter(isJson))
      try {
        for await (const chunk of file.text()) {
          if (/"coursesConnection"|"submissionsConnection"/.test(chunk)) return true;
          break;
        }
      } catch (error) {
        if (!(error instanceof FileDamaged)) throw error;
      }
    return false;
  },
  async *read(files, { shift }) {
    const share = new Share(files);
    yield { facts: [], rows: 0, remarks: [], called: "canvas" };
    for (const file of files) {
      if (isJson(file))
        for await (const batch of readAnswer(file, shift)) yield { ...batch, share: share.within(file) };
      else yield { facts: [], rows: 0, remarks: [{ code: "file.unknown", at: `${file.path}:1` }] };
      share.past(file);
    }
    yield { facts: [], remarks: [], rows: 0, share: 1 };
  },
};
