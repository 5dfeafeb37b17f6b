import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { counted, factsOf, filesOf, needs, readAll, shared } from "../bundle.testing.ts";
import { coherenceMap, gradesOf } from "./coherence-map.ts";
import { plainText } from "./html.ts";

const read = (text: string | undefined) => readAll(coherenceMap, filesOf({ "x/coherence-map.json": text }, 1_000));
const small = JSON.stringify({
  domains: {
    "1": { grade: "3", ordinal: "NF", name: "Fractions", ordering: "0" },
    "2": { grade: "HS", ordinal: "A-APR", name: "Polynomials", ordering: "0" },
  },
  clusters: {
    "5": { ccmathdomain_id: "1", ordinal: "A", name: "Understand" },
    "6": { ccmathdomain_id: "2", ordinal: "D", name: "Rewrite" },
    "7": { ccmathdomain_id: "99", ordinal: "A", name: "Lost" },
  },
  standards: {
    "10": { ccmathcluster_id: "5", ordinal: "10", desc: "<p>Ten</p>" },
    "11": { ccmathcluster_id: "5", ordinal: "2.a", desc: "<p>Two &ldquo;a&rdquo;</p>" },
    "12": { ccmathcluster_id: "6", ordinal: "6", desc: "Six" },
  },
  edges: [
    { from: "11", to: "10" },
    { from: "11", to: "404" },
  ],
  nd_edges: [{ from: "10", to: "12" }],
  ela_domains: { "1": { grade: "9-10", ordinal: "RL", desc: "Literature" } },
  ela_standards: { "1": { cceladomain_id: "1", ordinal: "3", desc: "Characters" } },
});

it("writes a standard's code from grade, domain, cluster and number, as teachers do", async () => {
  const { sent } = await read(small);
  expect(factsOf(sent, "competency").map(({ code, parent, isGroup }) => [code, parent, isGroup ?? false])).toEqual([
    ["3.NF", undefined, true],
    ["3.NF.A", "3.NF", true],
    ["3.NF.A.2.a", "3.NF.A", false],
    ["3.NF.A.10", "3.NF.A", false],
    ["RL.9-10", undefined, true],
    ["RL.9-10.3", "RL.9-10", false],
    ["HSA-APR", undefined, true],
    ["HSA-APR.D", "HSA-APR", true],
    ["HSA-APR.D.6", "HSA-APR.D", false],
  ]);
});

it("knows what rests on what, and leaves out what hangs in the air", async () => {
  const { sent, remarks } = await read(small);
  expect(factsOf(sent, "edge").map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toEqual([
    "3.NF.A.2.a prerequisite 3.NF.A.10",
    "3.NF.A.10 related HSA-APR.D.6",
  ]);
  expect(counted(remarks)).toEqual({ "competency.parent-unknown": 1, "edge.end-unknown": 1 });
});

it("says of a map that is cut off or no map at all that it is damaged", async () => {
  for (const text of [small.slice(0, -20), "[]", '{"a":1}', "", undefined]) {
    const { sent, remarks } = await read(text);
    expect(sent).toEqual([]);
    expect(remarks).toHaveLength(1);
  }
});

it("knows a grade, a band of grades and high school", () => {
  expect(gradesOf("K")).toEqual(["KG"]);
  expect(gradesOf("9-10")).toEqual(["09", "10"]);
  expect(gradesOf("HS")).toEqual(["09", "10", "11", "12"]);
  expect(gradesOf("")).toEqual([]);
});

it("takes the tags off a statement and keeps what they meant", () => {
  expect(plainText("<p>Find x<sup>2</sup>&nbsp;&ge; 4 &amp; y<sup>n</sup>.</p>\r\n<p><sup>*See note.</sup></p>")).toBe(
    "Find x² ≥ 4 & y^n. *See note.",
  );
  expect(plainText("a &#8212; b &#x2264; c &unknown;")).toBe("a — b ≤ c &unknown;");
});

const path = "data/frameworks/coherence-map/coherence-map.json.gz";
const file = shared(path);
describe.skipIf(!file)(`the Coherence Map itself${needs(path)}`, () => {
  it("holds 480 standards of mathematics with their edges, and 985 of English", async () => {
    const { sent, remarks } = await read(gunzipSync(readFileSync(file ?? "")).toString("utf8"));
    const all = factsOf(sent, "competency");
    const of = (subject: string, group: boolean) =>
      all.filter((each) => each.subject === subject && (each.isGroup ?? false) === group);
    expect(of("Mathematics", false)).toHaveLength(480);
    // 63 domains, and 142 of the 148 clusters: six of them name a domain that the map does not have.
    expect(of("Mathematics", true)).toHaveLength(205);
    expect(of("English Language Arts", false)).toHaveLength(985);
    expect(factsOf(sent, "edge").filter(({ kind }) => kind === "prerequisite")).toHaveLength(757);
    expect(factsOf(sent, "edge").filter(({ kind }) => kind === "related")).toHaveLength(283);
    expect(counted(remarks)).toEqual({ "competency.parent-unknown": 6 });
    expect(new Set(all.map(({ framework, code }) => `${framework} ${code}`)).size).toBe(all.length);
    expect(all.filter(({ statement }) => /<\/?[a-z]+>|&\w+;/i.test(statement))).toEqual([]);
  });

  it("has the codes that its publisher's index has", async () => {
    const index = readFileSync((file ?? "").replace("coherence-map.json.gz", "standards_index.csv"), "utf8");
    const codes = index
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(",")[1]);
    const { sent } = await read(gunzipSync(readFileSync(file ?? "")).toString("utf8"));
    const ours = new Set(factsOf(sent, "competency").map(({ code }) => code));
    expect(codes).toHaveLength(480);
    expect(codes.filter((code) => !ours.has(code ?? ""))).toEqual([]);
  });
});
