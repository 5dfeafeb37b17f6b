import type { Remark } from "../../kernel/remark.ts";
import { schoolYearOf } from "../../kernel/school-year.ts";
import type { Fact, Sent } from "../adapter.ts";
import { type Batch, type BundleFile, damage, FileDamaged, type ReadOptions, type Standard } from "../standard.ts";

/**
 * Daypack's own bundle: one fact a line, as JSON, after a first line that says what it is. Carries what no standard does: profile
 * layers, narratives, units, cases. Keys are a source's, as in every other standard.
 *
 *     {"daypack":"facts","version":1,"generated":true}
 *     {"row":"goal/604821-1","fact":{"noun":"entry","key":"goal/604821-1","kind":"goal","learner":"604821","body":{...}}}
 */
interface Head {
  readonly daypack: "facts";
  readonly version: number;
  readonly generated?: boolean;
}

const nouns = new Set<string>([
  ...["organization", "term", "school-day", "course", "class", "staff", "assignment", "learner", "guardian"],
  ...["enrollment", "guardianship", "case", "entry", "competency", "edge", "unit"],
]);
const batchSize = 1_000;

const isHead = (value: unknown): value is Head =>
  typeof value === "object" &&
  value !== null &&
  "daypack" in value &&
  value.daypack === "facts" &&
  "version" in value &&
  value.version === 1;

const isLine = (value: unknown): value is { row: string; fact: Fact } => {
  if (typeof value !== "object" || value === null || !("row" in value) || !("fact" in value)) return false;
  const { row, fact } = value;
  return (
    typeof row === "string" &&
    row.includes("/") &&
    typeof fact === "object" &&
    fact !== null &&
    "noun" in fact &&
    nouns.has(String(fact.noun)) &&
    "key" in fact &&
    typeof fact.key === "string"
  );
};

async function* linesOf(
  file: BundleFile,
  remark: (remark: Remark) => void,
): AsyncGenerator<[line: string, number: number]> {
  let rest = "";
  let number = 0;
  for await (const chunk of file.text(remark)) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw new FileDamaged("daypack.line-too-long", `${file.path}:${number + 1}`);
    for (const line of lines) yield [line, ++number];
  }
  if (rest.trim()) yield [rest, ++number];
}
const longestLine = 1_000_000;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const isYear = (name: string, value: unknown): value is number =>
  (name === "schoolYear" || name === "graduationYear") && typeof value === "number";

/** Dates of a fact, wherever they stand: every member whose name ends in "On" or "on", `observedOn`, and the school years. */
function shifted(value: unknown, shift: ReadOptions["shift"], name = ""): unknown {
  if (Array.isArray(value)) return value.map((each) => shifted(each, shift, name));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shifted(each, shift, key)]));
  if (isYear(name, value)) return schoolYearOf(shift(`${value}-01-15`));
  return typeof value === "string" && /(On|^on)$/.test(name) && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? shift(value)
    : value;
}

async function* readFile(file: BundleFile, { shift }: ReadOptions): AsyncGenerator<Batch> {
  let facts: Sent[] = [];
  let remarks: Remark[] = [];
  let rows = 0;
  let whole = true;
  let head: Head | undefined;
  const sets = new Set<string>();
  for await (const [line, number] of linesOf(file, (remark) => remarks.push(remark))) {
    if (!line.trim()) continue;
    const at = `${file.path}:${number}`;
    const value = parsed(line);
    if (!head) {
      if (!isHead(value)) throw new FileDamaged("daypack.not-facts", at);
      head = value;
      continue;
    }
    rows += 1;
    if (isLine(value)) {
      sets.add(value.row.split("/")[0] ?? "");
      facts.push({
        fact: shifted(value.fact, shift) as Fact,
        row: value.row,
        at,
        ...(head.generated && { generated: true }),
      }); // a fact with moved dates
    } else {
      whole = false;
      remarks.push({ code: "daypack.line-invalid", at });
    }
    if (facts.length >= batchSize) {
      yield { facts, remarks, rows };
      [facts, remarks, rows] = [[], [], 0];
    }
  }
  yield { facts, remarks, rows, ...(whole && { complete: [...sets] }) };
}

/** Daypack's own facts, `*.ndjson`. */
export const daypackFacts: Standard = {
  name: "daypack",
  detect: async (files) => files.some(({ path }) => path.endsWith(".ndjson")),
  async *read(files, options) {
    for (const file of files) {
      if (!file.path.endsWith(".ndjson")) continue;
      try {
        yield* readFile(file, options);
      } catch (error) {
        yield damage(file.path, error);
      }
    }
  },
};
