import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { CompetencyFact, EdgeFact } from "../../src/framework/fact.ts";
import { readMap } from "../../src/interop/coherence-map/coherence-map.ts";
import { sampleFolder } from "./district.ts";

/** What can be learned and what leads to what, by code; codes of mathematics and language do not meet. */
export interface Standards {
  readonly byCode: ReadonlyMap<string, CompetencyFact>;
  readonly edges: readonly EdgeFact[];
}

/** The shipped Coherence Map, read as the importer reads it. */
export function readStandards(): Standards {
  const file = "coherence-map/coherence-map.json";
  const map: unknown = JSON.parse(gunzipSync(readFileSync(`${sampleFolder}${file}.gz`)).toString("utf8"));
  const { facts } = readMap(map as Record<string, unknown>, `${file}:1`); // an object; its members are read one by one
  return {
    byCode: new Map(facts.flatMap(({ fact }) => (fact.noun === "competency" ? [[fact.code, fact] as const] : []))),
    edges: facts.flatMap(({ fact }) => (fact.noun === "edge" && fact.kind === "prerequisite" ? [fact] : [])),
  };
}

/** A standard as a result names it: the import puts the framework's own words in place of the code. */
export function competencyOf({ byCode }: Standards, code: string) {
  const found = byCode.get(code);
  if (!found || found.isGroup) throw new Error(`the Coherence Map has no standard ${code}`);
  return { framework: found.framework, code, statement: code, subject: found.subject ?? "" };
}
