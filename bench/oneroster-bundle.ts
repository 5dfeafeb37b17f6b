import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { addDays } from "../src/kernel/date.ts";

/** How large a generated district is. The same scale and seed write the same bytes. */
export interface BundleScale {
  readonly learners: number;
  /** Rows of `results.csv`; without any, no gradebook is written. */
  readonly results?: number;
  readonly seed?: number;
}

const seats = 30;
const classesOf = 6;

/** Numbers from 0 to 1 in an order that the seed decides (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function* each(count: number, line: (n: number) => string): Generator<string> {
  for (let n = 0; n < count; n++) yield line(n);
}

/** Whoever sits in a seat of a class, worked out and not kept. */
const learnerIn = (inClass: number, seat: number, learners: number) => ((inClass * seats + seat) * 7) % learners;

/** Who is where: six classes and a guardian a learner, classes of 30, five classes a teacher. */
function rosterOf({ learners }: BundleScale): [name: string, heading: string, ...parts: Iterable<string>[]][] {
  const schools = Math.ceil(learners / 500);
  const classes = Math.ceil((learners * classesOf) / seats);
  return [
    [
      "orgs",
      "sourcedId,name,type,parentSourcedId",
      ["D,Bench,district,"],
      each(schools, (n) => `S${n},School ${n},school,D`),
    ],
    [
      "academicSessions",
      "sourcedId,title,type,startDate,endDate,schoolYear",
      ["Y,2026-27,schoolYear,2026-08-15,2027-06-15,2027"],
    ],
    [
      "courses",
      "sourcedId,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects",
      each(500, (n) => `C${n},Y,Course ${n},C${n},08,D,Mathematics`),
    ],
    [
      "classes",
      "sourcedId,title,grades,courseSourcedId,classCode,classType,schoolSourcedId,termSourcedIds,periods",
      each(classes, (n) => `K${n},Class ${n},08,C${n % 500},K${n},scheduled,S${n % schools},Y,${n % 8}`),
    ],
    [
      "users",
      "sourcedId,enabledUser,orgSourcedIds,role,givenName,familyName,identifier,email,phone,agentSourcedIds,grades",
      each(
        learners,
        (n) => `L${n},true,S${n % schools},student,Given${n % 977},Family${n % 4_999},${n},,,P${n >> 1},08`,
      ),
      each(
        Math.ceil(learners / 2),
        (n) => `P${n},true,D,parent,Adult${n % 977},Family${n % 4_999},,p${n}@example.org,555-${n},,`,
      ),
      each(Math.ceil(classes / 5), (n) => `T${n},true,S${n % schools},teacher,Teach${n % 977},Er${n},,,,,`),
    ],
    [
      "enrollments",
      "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
      each(classes, (n) => `E${n},K${n},S${n % schools},T${Math.floor(n / 5)},teacher,true,,`),
      each(learners * classesOf, (n) => {
        const inClass = Math.floor(n / seats);
        return `F${n},K${inClass},S${inClass % schools},L${learnerIn(inClass, n % seats, learners)},student,,2026-08-15,2027-06-15`;
      }),
    ],
  ];
}

/** A gradebook: line items in turn over the classes, each with a result of everybody in its class. */
function gradebookOf({
  learners,
  results = 0,
  seed = 1,
}: BundleScale): [name: string, heading: string, ...parts: Iterable<string>[]][] {
  const random = randomFrom(seed);
  const classes = Math.floor((learners * classesOf) / seats);
  const lineItems = Math.ceil(results / seats);
  const dueOn = (n: number) => addDays("2026-08-24", Math.floor(n / classes) * 7);
  return [
    ["categories", "sourcedId,status,dateLastModified,title", ["CA,,,Assignment", "CQ,,,Quiz", "CT,,,Test"]],
    [
      "lineItems",
      "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax",
      each(
        lineItems,
        (n) =>
          `I${n},,,Unit ${Math.floor(n / classes) + 1} work,,${dueOn(n)},${addDays(dueOn(n), 4)},K${n % classes},C${"AQT"[n % 3]},Y,0,100`,
      ),
    ],
    [
      "results",
      "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment",
      each(results, (n) => {
        const lineItem = Math.floor(n / seats);
        const learner = learnerIn(lineItem % classes, n % seats, learners);
        const isGraded = random() > 0.04;
        const score = isGraded ? Math.round(500 + random() * 500) / 10 : "";
        const status = isGraded ? "fully graded" : "not submitted";
        return `R${n},,,I${lineItem},L${learner},${status},${score},${addDays(dueOn(lineItem), 6)},`;
      }),
    ],
  ];
}

/** Writes a district as OneRoster 1.1 CSV, one line after the other. Answers its files. */
export async function writeBundle(folder: string, scale: BundleScale): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const [name, heading, ...parts] of [...rosterOf(scale), ...(scale.results ? gradebookOf(scale) : [])]) {
    const path = join(folder, `${name}.csv`);
    const file = createWriteStream(path);
    let piece = `${heading}\n`;
    for (const part of parts) {
      for (const line of part) {
        piece += `${line}\n`;
        if (piece.length < 65_536) continue;
        if (!file.write(piece)) await once(file, "drain");
        piece = "";
      }
    }
    file.end(piece);
    await once(file, "finish");
    files.push(path);
  }
  return files;
}
