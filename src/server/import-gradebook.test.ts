import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, openDesk, runCommand } from "../exchange/import.testing.ts";
import { addAccount } from "../identity/account.job.ts";
import { district } from "../interop/oneroster/oneroster.testing.ts";
import { makeApp } from "./app.ts";
import { type Caller, password, signIn } from "./district.testing.ts";

let desk: Desk;
let rosa: Caller;
let tam: Caller;
let ana: string;
beforeAll(async () => {
  desk = await openDesk();
  const { code, out, err } = await runCommand(desk.store.owner, ["import", await desk.put(district), "--json"]).ended;
  expect([code, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toMatchObject({ source: "d", read: 32, remarks: [{ code: "result.no-mark", count: 1 }] });
  const app = await makeApp({ store: desk.store, secure: false, webFolder: undefined });
  afterAll(() => app.close());
  const join = async (person: string, hat: string) => {
    const email = `${person}@x.example`;
    const { subjectId } = await addAccount(desk.store, { person: `d:${person}`, hat, email, password });
    return signIn(app, email, subjectId);
  };
  rosa = await join("p", "guardian@d");
  tam = await join("t", "teacher@s");
  ana =
    (await desk.ask<{ id: string }>("select id from base.source_key where noun = 'learner' and key = 'l'"))[0]?.id ??
    "";
});

const bodies = async (who: Caller, kind: string) => {
  const answer = await who.get(`/learners/${ana}/entries?kind=${kind}`);
  expect(answer.statusCode, answer.body).toBe(200);
  const { items } = answer.json() as {
    items: { body: Record<string, unknown>; provenance: { observedOn?: string } }[];
  };
  return items.map(({ body, provenance: { observedOn } }): Record<string, unknown> => ({ observedOn, ...body }));
};

describe("a gradebook imported by the command line, read through the API by the family", () => {
  it("has every assignment with its score, what it is of, and the mark of the quarter", async () => {
    const work = await bodies(rosa, "assignment-result");
    expect(work).toHaveLength(2);
    expect(work).toContainEqual(
      expect.objectContaining({
        title: "HW 3",
        category: "Homework",
        term: "Q1",
        score: 8.5,
        maximum: 10,
        status: "graded",
        comment: "Shows work",
        class: expect.objectContaining({ title: "Algebra 1" }),
        observedOn: "2026-09-13",
      }),
    );
    expect(await bodies(rosa, "course-grade")).toMatchObject([
      { course: { title: "Algebra I" }, letter: "A-", number: 91.5, term: "Q1", type: "term", schoolYear: 2027 },
    ]);
    expect((await bodies(rosa, "standards-result")).map(({ score, maximum }) => [score, maximum]).sort()).toEqual([
      [3, 4],
      [8.5, 10],
      [9, 10],
    ]);
  });

  it("has what was stated of race and sex for the family, and for no teacher", async () => {
    expect(await bodies(rosa, "demographics")).toMatchObject([
      { sex: "Female", races: ["White"], hispanicOrLatino: true },
    ]);
    expect(await bodies(tam, "demographics")).toEqual([]);
  });

  it("is followed by corrections of the source: a score, a line item, a deletion; with the past kept", async () => {
    const later = (files: Record<string, string>) =>
      desk.take({
        "manifest.csv": `propertyName,value\noneroster.version,1.2\n${Object.keys(files)
          .map((name) => `file.${name.replace(".csv", "")},delta\n`)
          .join("")}`,
        ...files,
      });
    const header = district["results.csv"].split("\n")[0] ?? "";
    await later({
      "results.csv": `${header}\nr1,active,li,l,fully graded,9,2026-09-20,Regraded,,k,,,,\nr7,active,lr,l,fully graded,4,2026-09-21,,,k,,,,\nr9,active,nowhere,l,fully graded,1,,,,,,,,\n`,
    });
    expect(
      (await bodies(rosa, "assignment-result"))
        .map(({ title, score, maximum, category }) => [title, score, maximum, category])
        .sort(),
    ).toEqual([
      ["HW 3", 9, 10, "Homework"],
      ["Rubric", 3, 4, "Homework"],
      ["Rubric", 4, 4, "Homework"],
    ]);
    const [items] = [district["lineItems.csv"].split("\n")[0] ?? ""];
    await later({ "lineItems.csv": `${items}\nli,active,Homework 3,2026-09-08,2026-09-14,k,hw,q1,0,12\n` });
    expect(await bodies(rosa, "assignment-result")).toContainEqual(
      expect.objectContaining({
        title: "Homework 3",
        score: 9,
        maximum: 12,
        category: "Homework",
        dueOn: "2026-09-14",
      }),
    );
    await later({ "results.csv": `${header}\nr1,tobedeleted,li,l,fully graded,9,,,,,,,,\n` });
    expect((await bodies(rosa, "assignment-result")).map(({ title }) => title)).toEqual(["Rubric", "Rubric"]);
    expect(
      await desk.ask(
        "select count(*)::int as versions, count(*) filter (where superseded_at is null)::int as standing from base.entry where source_key = 'results/r1#of/li'",
      ),
    ).toEqual([{ versions: 3, standing: 0 }]);
  });
});
