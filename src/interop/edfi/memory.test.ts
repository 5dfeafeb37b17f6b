import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { noShift } from "../adapter.ts";
import type { BundleFile } from "../standard.ts";
import { to, value } from "./edfi.testing.ts";
import { edfi } from "./edfi.ts";

const event = (learner: number, id: number) =>
  `<StudentSchoolAttendanceEvent id="E${id}"><AttendanceEvent><EventDate>2021-09-20</EventDate>${value("AttendanceEventCategory", "AttendanceEventCategory", "Tardy")}</AttendanceEvent>${to.student(String(learner))}${to.school()}${to.session}</StudentSchoolAttendanceEvent>`;

/** A file of so many events that nobody holds in one piece. */
const events = (many: number): BundleFile => ({
  path: "StudentSchoolAttendance.xml",
  bytes: many,
  passed: () => 0,
  async *text() {
    yield '<InterchangeStudentAttendance xmlns="http://ed-fi.org/6.0.0">';
    for (let id = 0; id < many; id += 100)
      yield Array.from({ length: 100 }, (_, at) => event(id % 50_000, id + at)).join("");
    yield "</InterchangeStudentAttendance>";
  },
});

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes held when the last event of so many is read, and nothing is left to be collected. */
async function heldAfter(many: number): Promise<number> {
  let rows = 0;
  let held = 0;
  for await (const batch of edfi.read([events(many)], { shift: noShift })) {
    rows += batch.rows;
    expect(batch.facts.length).toBeLessThan(1_000);
    if (rows < many || held > 0) continue;
    collect();
    held = process.memoryUsage().heapUsed;
  }
  expect(rows).toBe(many);
  return held;
}

/**
 * Measured by hand on a loaded machine of two cores: 2.2 GB with 2.4 million events in 132 s, 249 MB at most; 2.4 GB with 190,000
 * tests of 20 questions in 80 s, 240 MB at most.
 */
it("holds no more of a long file than of a short one, though every event has an id", async () => {
  const short = await heldAfter(1_000);
  expect((await heldAfter(30_000)) - short).toBeLessThan(3_000_000);
}, 60_000);
