import type { CompetencyFact, EdgeFact } from "../../framework/fact.ts";
import { Collector, type Sent } from "../adapter.ts";
import { type Batch, type BundleFile, damage, FileDamaged, fileNamed, type Standard } from "../standard.ts";
import { plainText } from "./html.ts";

const mathematics = "Common Core State Standards, Mathematics";
const language = "Common Core State Standards, English Language Arts";

/** A row of the map: texts by member, whatever else is in it. */
type Row = Readonly<Record<string, unknown>>;
/** Rows of one table of the map, by id. */
type Rows = ReadonlyMap<string, Row>;

const rowsOf = (value: unknown): Rows =>
  new Map(Object.entries(typeof value === "object" && value !== null ? value : {}) as [string, Row][]); // guarded by `text`
const text = (row: Row | undefined, member: string): string => {
  const value = row?.[member];
  return typeof value === "string" ? value : "";
};

/** Grade levels as we code them: `K`, `3`, `HS`, `9-10`. */
export function gradesOf(grade: string): string[] {
  if (grade === "HS") return ["09", "10", "11", "12"];
  if (grade === "K") return ["KG"];
  const [from, to = from] = grade.split("-").map(Number);
  if (!(from && to && Number.isInteger(from) && Number.isInteger(to) && to - from <= 12)) return [];
  return Array.from({ length: to - from + 1 }, (_, place) => String(from + place).padStart(2, "0"));
}

/** Domains are written with their grade in front: `3.NF`, in high school `HSA-APR`. */
const domainCode = (domain: Row | undefined): string => {
  const grade = text(domain, "grade");
  return `${grade}${grade === "HS" ? "" : "."}${text(domain, "ordinal")}`;
};

const natural = new Intl.Collator("en", { numeric: true });
const inOrder = <Each extends { readonly rank: readonly string[] }>(all: readonly Each[]): Each[] =>
  all.toSorted((a, b) => {
    for (const [place, each] of a.rank.entries()) {
      const order = natural.compare(each, b.rank[place] ?? "");
      if (order !== 0) return order;
    }
    return a.rank.length - b.rank.length;
  });

/** Kindergarten first, high school last. */
const gradeRank = (grade: string) => (grade === "K" ? "0" : grade === "HS" ? "99" : grade);

interface Placed {
  readonly rank: readonly string[];
  readonly row: string;
  readonly fact: CompetencyFact;
}

const placed = (rank: readonly string[], row: string, fact: Omit<CompetencyFact, "noun" | "key">): Placed => ({
  rank,
  row,
  fact: { noun: "competency", key: fact.code, ...fact },
});

/** What stands below something that the map does not have is left out. */
type Missing = (row: string) => void;

/** Domains, clusters and standards of mathematics: 3.NF, 3.NF.A, 3.NF.A.1. Standards hang below their cluster, as in the map. */
function mathematicsOf(domains: Rows, clusters: Rows, standards: Rows, missing: Missing): Placed[] {
  const of = (domain: Row | undefined) => ({
    framework: mathematics,
    subject: "Mathematics",
    gradeLevels: gradesOf(text(domain, "grade")),
  });
  const rankOf = (domain: Row | undefined) => [
    ...[gradeRank(text(domain, "grade")), text(domain, "ordering"), text(domain, "ordinal")],
  ];
  const made: Placed[] = [];
  for (const [id, domain] of domains)
    made.push(
      placed(rankOf(domain), `domains/${id}`, {
        ...of(domain),
        code: domainCode(domain),
        statement: plainText(text(domain, "name")),
        isGroup: true,
      }),
    );
  for (const [id, cluster] of clusters) {
    const domain = domains.get(text(cluster, "ccmathdomain_id"));
    if (!domain) {
      missing(`clusters/${id}`);
      continue;
    }
    const [parent, ordinal] = [domainCode(domain), text(cluster, "ordinal")];
    const statement = plainText(text(cluster, "name"));
    const code = `${parent}.${ordinal}`;
    made.push(
      placed([...rankOf(domain), ordinal], `clusters/${id}`, { ...of(domain), code, statement, parent, isGroup: true }),
    );
  }
  for (const [id, standard] of standards) {
    const cluster = clusters.get(text(standard, "ccmathcluster_id"));
    const domain = domains.get(text(cluster, "ccmathdomain_id"));
    if (!domain) {
      missing(`standards/${id}`);
      continue;
    }
    const [letter, ordinal] = [text(cluster, "ordinal"), text(standard, "ordinal")];
    const parent = `${domainCode(domain)}.${letter}`;
    const statement = plainText(text(standard, "desc"));
    made.push(
      placed([...rankOf(domain), letter, ordinal], `standards/${id}`, {
        ...of(domain),
        code: `${parent}.${ordinal}`,
        statement,
        parent,
      }),
    );
  }
  return made;
}

/** Strands and standards of English language arts: RL.3, RL.3.1. */
function languageOf(domains: Rows, standards: Rows, missing: Missing): Placed[] {
  const of = (domain: Row | undefined) => ({
    framework: language,
    subject: "English Language Arts",
    gradeLevels: gradesOf(text(domain, "grade")),
  });
  const codeOf = (domain: Row | undefined) => `${text(domain, "ordinal")}.${text(domain, "grade")}`;
  const strands = [...domains].map(([id, domain]) =>
    placed([gradeRank(text(domain, "grade")), text(domain, "ordinal")], `ela_domains/${id}`, {
      ...of(domain),
      code: codeOf(domain),
      statement: plainText(text(domain, "desc")),
      isGroup: true,
    }),
  );
  const members = [...standards].flatMap(([id, standard]) => {
    const domain = domains.get(text(standard, "cceladomain_id"));
    if (!domain) {
      missing(`ela_standards/${id}`);
      return [];
    }
    const [parent, ordinal] = [codeOf(domain), text(standard, "ordinal")];
    const rank = [gradeRank(text(domain, "grade")), text(domain, "ordinal"), ordinal];
    const statement = plainText(text(standard, "desc"));
    return [placed(rank, `ela_standards/${id}`, { ...of(domain), code: `${parent}.${ordinal}`, statement, parent })];
  });
  return [...strands, ...members];
}

/** Which standard rests on which, and which belong beside each other. */
function edgesOf(
  all: unknown,
  set: string,
  kind: EdgeFact["kind"],
  codes: ReadonlyMap<string, string>,
  out: Collector,
  at: string,
): void {
  for (const each of Array.isArray(all) ? (all as Row[]) : []) {
    const [from, to] = [codes.get(text(each, "from")), codes.get(text(each, "to"))];
    if (from === undefined || to === undefined) out.remark("edge.end-unknown", at, set);
    else {
      const row = `${set}/${text(each, "from")}-${text(each, "to")}`;
      out.add(row, at, { noun: "edge", key: row, framework: mathematics, from, to, kind });
    }
  }
}

/** All facts of the map. Pure: what hangs in the air is a remark. */
export function readMap(map: Row, at: string): { facts: readonly Sent[]; remarks: Collector["remarks"] } {
  const out = new Collector();
  const missing: Missing = (row) => out.remark("competency.parent-unknown", at, row);
  const competencies = [
    ...mathematicsOf(rowsOf(map.domains), rowsOf(map.clusters), rowsOf(map.standards), missing),
    ...languageOf(rowsOf(map.ela_domains), rowsOf(map.ela_standards), missing),
  ];
  inOrder(competencies).forEach(({ row, fact }, position) => {
    if (fact.statement === "") out.remark("row.cell-missing", at, "desc");
    else out.add(row, at, { ...fact, position: position + 1 });
  });
  const codes = new Map(
    competencies.flatMap(({ row, fact }) =>
      row.startsWith("standards/") ? [[row.slice(10), fact.code] as const] : [],
    ),
  );
  edgesOf(map.edges, "edges", "prerequisite", codes, out, at);
  edgesOf(map.nd_edges, "nd_edges", "related", codes, out, at);
  return { facts: out.facts, remarks: out.remarks };
}

/** The map is 2 MB; what is far larger is something else. */
const longest = 64_000_000;

async function parse(file: BundleFile): Promise<Row> {
  const chunks: string[] = [];
  let length = 0;
  for await (const chunk of file.text()) {
    length += chunk.length;
    if (length > longest) throw new FileDamaged("json.too-large", `${file.path}:1`);
    chunks.push(chunk);
  }
  try {
    const map: unknown = JSON.parse(chunks.join(""));
    if (typeof map === "object" && map !== null && "standards" in map) return map as Row; // members are read one by one
  } catch {
    // said below
  }
  throw new FileDamaged("json.not-well-formed", `${file.path}:1`);
}

const sets = ["domains", "clusters", "standards", "edges", "nd_edges", "ela_domains", "ela_standards"];

async function* read(files: readonly BundleFile[]): AsyncGenerator<Batch> {
  const file = fileNamed(files, "coherence-map.json");
  if (!file) return;
  try {
    const { facts, remarks } = readMap(await parse(file), `${file.path}:1`);
    yield {
      facts,
      remarks,
      rows: new Set(facts.map(({ row }) => row)).size + remarks.length,
      complete: sets,
      share: 1,
    };
  } catch (error) {
    yield damage(file.path, error);
  }
}

/** The Coherence Map of Achieve the Core: the Common Core standards, with what rests on what in mathematics. */
export const coherenceMap: Standard = {
  name: "coherence-map",
  detect: async (files) => fileNamed(files, "coherence-map.json") !== undefined,
  read,
};
