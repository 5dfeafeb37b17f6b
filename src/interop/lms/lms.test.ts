import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { counted, entriesOf, factsOf, filesOf, needs, readAll, shared } from "../bundle.testing.ts";
import { canvas } from "./canvas.ts";
import { lmsToolkit } from "./toolkit.ts";

const kit = "data/lms/edfi-lms-starter-kit";
const kitFolder = shared(kit);
const answer = "data/lms/canvas-graphql-sample.json.gz";
const answerFile = shared(answer);

describe.skipIf(!kitFolder)(`an extract of the LMS Toolkit${needs(kit)}`, () => {
  const paths = kitFolder
    ? readdirSync(kitFolder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".csv"))
    : [];
  const texts = Object.fromEntries(
    paths.map((path) => [path, readFileSync(join(kitFolder ?? "", path), "utf8").replace(/^\uFEFF/, "")]),
  );

  it("reads every row there is, and every submission of a student as a result", async () => {
    expect(await lmsToolkit.detect(filesOf(texts))).toBe(true);
    const { sent, rows, remarks } = await readAll(lmsToolkit, filesOf(texts));
    const lines = Object.values(texts).reduce((sum, text) => sum + text.trim().split("\n").length - 1, 0);
    const submitted = Object.entries(texts).filter(([path]) => path.includes("submissions"));
    expect([rows, counted(remarks)]).toEqual([lines, {}]);
    expect(entriesOf(sent, "assignment-result")).toHaveLength(
      submitted.reduce((sum, [, text]) => sum + text.trim().split("\n").length - 1, 0),
    );
    expect(factsOf(sent, "learner").every(({ isKnown }) => isKnown)).toBe(true);
  });

  it("says what is done, what came late and what is missing, with points of how many", async () => {
    const { sent } = await readAll(lmsToolkit, filesOf(texts));
    const results = entriesOf(sent, "assignment-result").filter(({ body }) => body.title === "Algebra foundations");
    expect(results[0]).toMatchObject({
      learner: "604822",
      observedOn: "2021-09-01",
      body: {
        category: "Assignment",
        dueOn: "2021-09-01",
        maximum: 100,
        score: 77,
        status: "graded",
        class: { title: "Algebra I" },
      },
    });
    expect(results[1]).toMatchObject({ learner: "604847", body: { score: 70, late: true } });
  });

  it("takes the newest extract of a folder", async () => {
    const again = Object.fromEntries(
      Object.entries(texts).map(([path, text]) => [path.replace("2021-07-01", "2021-08-01"), text]),
    );
    const { rows } = await readAll(lmsToolkit, filesOf({ ...texts, ...again }));
    expect(rows).toBe((await readAll(lmsToolkit, filesOf(texts))).rows);
  });
});

describe.skipIf(!answerFile)(`an answer of Canvas${needs(answer)}`, () => {
  const text = answerFile ? gunzipSync(readFileSync(answerFile)).toString("utf8") : "";

  it("reads every submission of every course: a result, or a remark on what it speaks of", async () => {
    const files = filesOf({ "canvas.json": text });
    expect(await canvas.detect(files)).toBe(true);
    const { sent, rows, remarks } = await readAll(canvas, files);
    const results = entriesOf(sent, "assignment-result");
    expect(rows).toBe([...text.matchAll(/"submittedAt"/g)].length);
    expect(results.length).toBeGreaterThan(0);
    expect(results.length + remarks.length).toBeLessThanOrEqual(rows);
    expect(results.find(({ body }) => body.title === "Redundancy in War and Peace")?.body).toMatchObject({
      dueOn: "2021-05-01",
      maximum: 100,
      score: 86,
      status: "graded",
      class: { title: "English I" },
    });
  });

  it("costs a file that is no JSON, and no more", async () => {
    const { remarks } = await readAll(canvas, filesOf({ "cut.json": text.slice(0, 5_000) }));
    expect(remarks).toEqual([{ code: "file.damaged", at: "cut.json:1" }]);
  });
});
