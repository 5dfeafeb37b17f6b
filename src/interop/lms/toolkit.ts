import type { Remark } from "../../kernel/remark.ts";
import { Collector, type Row, type Shift } from "../adapter.ts";
import { readDate } from "../dates.ts";
import { Packed } from "../packed.ts";
import { type Batch, type BundleFile, damage, type ReadOptions, Share, type Standard } from "../standard.ts";
import { readTable } from "../table.ts";
import { type LmsAssignment, type LmsUser, learnerOf, resultOf } from "./assignment.ts";

/** What the folders of an extract hold; each a file a run, named by its time. */
const shapes = [
  { what: "users", path: /(^|\/)users\/[^/]+\.csv$/ },
  { what: "sections", path: /(^|\/)sections\/[^/]+\.csv$/ },
  { what: "assignments", path: /(^|\/)section=[^/]+\/assignments\/[^/]+\.csv$/ },
  { what: "associations", path: /(^|\/)section=[^/]+\/section-associations\/[^/]+\.csv$/ },
  { what: "submissions", path: /(^|\/)section=[^/]+\/assignment=[^/]+\/submissions\/[^/]+\.csv$/ },
] as const;
type What = (typeof shapes)[number]["what"];

/** The columns that we read. Source: Ed-Fi LMS Toolkit, LMS Unifying Data Model, file formats 1.0. */
const columns: Readonly<Record<What, readonly string[]>> = {
  users: ["SourceSystemIdentifier", "UserRole", "LocalUserIdentifier", "SISUserIdentifier", "Name"],
  sections: ["SourceSystemIdentifier", "SISSectionIdentifier", "Title", "SectionDescription"],
  assignments: [
    ...["SourceSystemIdentifier", "Title", "AssignmentCategory", "StartDateTime", "DueDateTime", "MaxPoints"],
    ...["LMSSectionSourceSystemIdentifier"],
  ],
  associations: ["SourceSystemIdentifier", "EnrollmentStatus", "LMSUserSourceSystemIdentifier"],
  submissions: [
    ...["SourceSystemIdentifier", "SubmissionStatus", "SubmissionDateTime", "EarnedPoints", "Grade"],
    ...["AssignmentSourceSystemIdentifier", "LMSUserSourceSystemIdentifier"],
  ],
};

/** The newest file of every folder: each run writes its folder whole. */
function newestOf(files: readonly BundleFile[], what: What): BundleFile[] {
  const shape = shapes.find((each) => each.what === what);
  const byFolder = new Map<string, BundleFile>();
  for (const file of files.filter(({ path }) => shape?.path.test(path))) {
    const folder = file.path.slice(0, file.path.lastIndexOf("/"));
    const held = byFolder.get(folder);
    if (!held || held.path < file.path) byFolder.set(folder, file);
  }
  return [...byFolder.values()];
}

const numberOf = (cell: string | undefined): number | undefined => {
  const number = cell === undefined ? Number.NaN : Number(cell);
  return Number.isFinite(number) ? number : undefined;
};
const isStudent = (role: string | undefined) => role === undefined || /student|learner/i.test(role);

interface Known {
  readonly users: Packed<LmsUser & { readonly isStudent: boolean }>;
  readonly sections: Packed<string>;
  readonly assignments: Packed<LmsAssignment>;
  readonly shift: Shift;
}

function dayOf(cell: string | undefined, known: Known, at: string, out: Collector): string | undefined {
  const day = readDate(cell);
  if (cell !== undefined && day === undefined) out.remark("date.invalid", at);
  return day && known.shift(day);
}

/** What each file adds to what the submissions need; submissions themselves become results. */
const adapters: Readonly<Record<What, (row: Row, known: Known, out: Collector) => void>> = {
  users({ cells }, { users }) {
    const { SourceSystemIdentifier: key = "", SISUserIdentifier: district, Name: name, UserRole: role } = cells;
    users.set(key, { key, district, name, isStudent: isStudent(role) });
  },
  sections({ cells }, { sections }) {
    const title = cells.SectionDescription ?? cells.Title;
    if (title !== undefined) sections.set(cells.SourceSystemIdentifier ?? "", title.slice(0, 300));
  },
  assignments({ at, cells }, known, out) {
    known.assignments.set(cells.SourceSystemIdentifier ?? "", {
      title: (cells.Title ?? "").slice(0, 300),
      category: cells.AssignmentCategory?.slice(0, 300),
      assignedOn: dayOf(cells.StartDateTime, known, at, out),
      dueOn: dayOf(cells.DueDateTime, known, at, out),
      maximum: numberOf(cells.MaxPoints),
      inClass: known.sections.get(cells.LMSSectionSourceSystemIdentifier ?? ""),
    });
  },
  // Who is in which class the roster says: the system's own classes are not those of the school.
  associations: () => undefined,
  submissions({ at, cells }, known, out) {
    const user = known.users.get(cells.LMSUserSourceSystemIdentifier ?? "");
    const assignment = known.assignments.get(cells.AssignmentSourceSystemIdentifier ?? "");
    if (!assignment?.title) return out.remark("lms.assignment-unknown", at);
    if (!user) return out.remark("lms.user-unknown", at);
    if (!user.isStudent) return;
    const row = `submissions/${cells.SourceSystemIdentifier ?? ""}`;
    const learner = learnerOf(user);
    const status = (cells.SubmissionStatus ?? "").toLowerCase();
    const score = numberOf(cells.EarnedPoints);
    out.add(
      row,
      at,
      learner,
      resultOf(row, learner.key, assignment, {
        score,
        text: score === undefined ? cells.Grade?.slice(0, 300) : undefined,
        status:
          score !== undefined || /graded|returned/.test(status)
            ? "graded"
            : /missing|not|upcoming|created|assigned/.test(status)
              ? "not-submitted"
              : /excused|exempt/.test(status)
                ? "exempt"
                : "submitted",
        late: status.includes("late"),
        missing: status.includes("missing"),
        on: dayOf(cells.SubmissionDateTime, known, at, out),
      }),
    );
  },
};

async function* readFile(file: BundleFile, what: What, known: Known, share: Share): AsyncGenerator<Batch> {
  const bytes: Remark[] = [];
  try {
    const table = readTable(
      file.path,
      file.text((remark) => bytes.push(remark)),
      columns[what],
      {
        required: ["SourceSystemIdentifier"],
      },
    );
    for await (const { rows, remarks } of table) {
      const out = new Collector();
      for (const row of rows) adapters[what](row, known, out);
      const bad = remarks.filter(
        ({ code }) => code.startsWith("csv.") && !["csv.empty", "csv.quote-loose"].includes(code),
      );
      yield {
        facts: out.facts,
        remarks: [...bytes.splice(0), ...remarks, ...out.remarks],
        rows: rows.length + bad.length,
        share: share.within(file),
      };
    }
  } catch (error) {
    yield damage(file.path, error);
  }
  share.past(file);
}

/**
 * Extracts of the Ed-Fi LMS Toolkit, of Canvas, Google Classroom or Schoology: a folder a section and an assignment. It only speaks
 * of learners. What a later extract no longer has, stands: each run is of a window of time.
 */
export const lmsToolkit: Standard = {
  name: "lms-toolkit",
  detect: async (files) =>
    files.some(({ path }) => shapes[0].path.test(path)) && files.some(({ path }) => shapes[2].path.test(path)),
  async *read(files: readonly BundleFile[], { shift }: ReadOptions) {
    const known: Known = { users: new Packed(), sections: new Packed(), assignments: new Packed(), shift };
    const used = shapes.map(({ what }) => ({ what, files: newestOf(files, what) }));
    const share = new Share(used.flatMap((each) => each.files));
    yield { facts: [], rows: 0, remarks: [], called: "lms" };
    for (const { what, files: some } of used) for (const file of some) yield* readFile(file, what, known, share);
    for (const { path } of files)
      if (!shapes.some((shape) => shape.path.test(path)))
        yield { facts: [], rows: 0, remarks: [{ code: "file.unknown", at: `${path}:1` }] };
    yield { facts: [], remarks: [], rows: 0, share: 1 };
  },
};
