import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { CompetencyFact, EdgeFact } from "../../src/framework/fact.ts";
import { sampleFolder } from "./district.ts";

/** The framework as its reader names it. */
export const framework = "Coherence Map";

interface MapDocument {
  readonly standards: Readonly<Record<string, { id: string; ccmathcluster_id: string; ordinal: string; desc: string }>>;
  readonly clusters: Readonly<Record<string, { id: string; ccmathdomain_id: string; ordinal: string; name: string }>>;
  readonly domains: Readonly<Record<string, { id: string; grade: string; ordinal: string; name: string }>>;
  readonly edges: readonly { from: string; to: string }[];
}

const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&nbsp;/g, " ")
    .replaceAll(/&amp;/g, "&")
    .replaceAll(/&[lr]squo;|&#39;/g, "'")
    .replaceAll(/&[lr]dquo;|&quot;/g, '"')
    .replaceAll(/&[a-z]+;/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

const grades = ["K", "1", "2", "3", "4", "5", "6", "7", "8", "HS"];
const codesOf = (grade: string) =>
  grade === "K" ? ["KG"] : grade === "HS" ? ["09", "10", "11", "12"] : [grade.padStart(2, "0")];

/** The standards of the Coherence Map and what leads to what. */
export function readMap(): { competencies: CompetencyFact[]; edges: EdgeFact[] } {
  const document = JSON.parse(
    gunzipSync(readFileSync(`${sampleFolder}coherence-map/coherence-map.json.gz`)).toString("utf8"),
  ) as MapDocument; // the shipped file
  const codes = new Map<string, string>();
  const competencies = Object.values(document.standards).flatMap((standard): CompetencyFact[] => {
    const cluster = document.clusters[standard.ccmathcluster_id];
    const domain = cluster && document.domains[cluster.ccmathdomain_id];
    if (!cluster || !domain) return [];
    const { grade, ordinal } = domain;
    const code = `${grade === "HS" ? "HS" : `${grade}.`}${ordinal}.${cluster.ordinal}.${standard.ordinal}`;
    codes.set(standard.id, code);
    return [
      {
        noun: "competency",
        key: code,
        framework,
        code,
        statement: plain(standard.desc),
        subject: "Mathematics",
        gradeLevels: codesOf(grade),
      },
    ];
  });
  const rank = ({ code }: CompetencyFact) => grades.indexOf(code.startsWith("HS") ? "HS" : (code.split(".")[0] ?? ""));
  competencies.sort((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code, "en", { numeric: true }));
  const edges = document.edges.flatMap(({ from, to }): EdgeFact[] => {
    const [a, b] = [codes.get(from), codes.get(to)];
    return a && b ? [{ noun: "edge", key: `${a}>${b}`, framework, from: a, to: b, kind: "prerequisite" }] : [];
  });
  return { competencies: competencies.map((each, position) => ({ ...each, position: position + 1 })), edges };
}
