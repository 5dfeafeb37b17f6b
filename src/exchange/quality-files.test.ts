import { beforeAll, expect, it } from "vitest";
import { type Desk, type Files, openDesk } from "./import.testing.ts";
import { sameFile } from "./import.ts";
import { filesOf, roster, rosterRows } from "./roster.testing.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const stateOf = async (code: string) =>
  (await desk.ask<{ state: string }>("select state from base.quality_issue where code = $1", [code]))[0]?.state;
const role = "enrollment.role-unknown";
/** Two learners in a class in a role that there is not. */
const wrong = roster(({ enrollments }) => {
  for (const row of [3, 4]) enrollments[row] = enrollments[row]?.replace(",student,", ",coTeacher,") ?? "";
});
const only = (files: Files, ...names: string[]) => Object.fromEntries(names.map((name) => [name, files[name] ?? ""]));

it("an issue is open until the file that had it is read again, whole and without it", async () => {
  await desk.take(wrong);
  expect(await stateOf(role)).toBe("open");

  const { enrollments: _, ...others } = rosterRows(80);
  await desk.take(filesOf(others), { source: "d" });
  expect(await stateOf(role), "a larger export without that file").toBe("open");

  const [header = "", , , , , , first = ""] = (roster()["enrollments.csv"] ?? "").split("\n");
  await desk.take({ "enrollments.csv": `${header}\n${first}\n` }, { source: "d" });
  expect(await stateOf(role), "a few rows of it").toBe("open");

  await desk.take(only(roster(), "enrollments.csv"), { source: "d" });
  expect(await stateOf(role), "that file alone, put right").toBe("fixed");
});

it("an issue of a file that could not be read closes by the next export of that size", async () => {
  await desk.take({ ...roster(), "demographics.csv.gz": Buffer.from([0x1f, 0x8b, 1, 2, 3]) });
  const unread = await desk.ask<{ code: string }>(
    "select code from base.quality_issue where state = 'open' and rows_of = '{}' and not is_check",
  );
  expect(unread.length).toBeGreaterThan(0);
  await desk.take(roster());
  for (const { code } of unread) expect(await stateOf(code)).toBe("fixed");
});

it("a file is the same one whatever day its name tells", () => {
  expect(sameFile("export/Grades_2026-11-21.csv")).toBe(sameFile("Grades_2026-11-22.csv"));
  expect(sameFile("Grades1.csv")).not.toBe(sameFile("Grades2.csv"));
});
