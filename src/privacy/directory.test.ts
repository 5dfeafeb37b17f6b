import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "../server/district.testing.ts";
import { type Offices, openOffices } from "../server/office.testing.ts";
import { statement } from "../store/statement.ts";
import type { AnnualNotice, NoticeForm } from "./annual-notice.ts";
import {
  type DirectoryItem,
  type DirectoryRow,
  directoryAudiences,
  directoryCsv,
  directoryItems,
} from "./directory.ts";

let offices: Offices;
let districtId: string;
const form: NoticeForm = {
  office: "Student records office",
  address: "1 School Street",
  officials: ["board", "contractors"],
  directory: ["name", "school", "grade", "honors"],
  objectDays: 10,
  forwardsRecords: true,
  surveys: [{ name: "Healthy Youth Survey", on: "2027-02-01" }],
};
const path = (more: string) => `/learners/${offices.ids.mateo}/${more}`;
const list = async (audience: string, who: Caller = offices.as.ito) =>
  ((await who.get(`/directory?audience=${audience}`)).json() as { items: DirectoryRow[] }).items;
const mateoIn = async (audience: string) =>
  (await list(audience)).find(({ learnerId }) => learnerId === offices.ids.mateo);
const keep = (who: Caller, audience: string, item: string, keepIn = true) =>
  who.send("PUT", path("directory"), { choices: [{ audience, item, keepIn }] });
const forget = () => offices.store.work.rows(statement("test.forget", "delete from base.directory_choice"));

beforeAll(async () => {
  offices = await openOffices();
  const answer = (await offices.admins.riverton.get("/annual-notices")).json() as { districts: { id: string }[] };
  districtId = answer.districts[0]?.id ?? "";
});

describe("the annual notice", () => {
  it("is written by the district's own administrator, and told to every adult of its families when it is published", async () => {
    const { riverton, bayview } = offices.admins;
    const { rosa } = offices.as;
    expect((await bayview.send("POST", "/annual-notices", { organizationId: districtId, form })).statusCode).toBe(403);
    const draft = await riverton.send("POST", "/annual-notices", { organizationId: districtId, form });
    expect(draft.statusCode, draft.body).toBe(201);
    const { id } = draft.json() as { id: string };
    expect((await rosa.get(path("annual-notice"))).json()).toEqual({});
    expect((await bayview.send("POST", `/annual-notices/${id}/publish`)).statusCode).toBe(404);
    const published = await riverton.send("POST", `/annual-notices/${id}/publish`);
    // Three adults: the fourth has no account here and gets it on paper, and no learner is 18 yet.
    expect([published.statusCode, published.json()]).toEqual([200, { told: 3 }]);
    expect((await riverton.send("POST", `/annual-notices/${id}/publish`)).statusCode).toBe(404);
    expect((await rosa.get("/notices")).body).toContain("rights.annual-notice");
  });

  it("is read in either language, names what the law asks, and counts who confirmed it, each once", async () => {
    const { rosa, ito } = offices.as;
    const spanish = (await rosa.get(path("annual-notice?language=es"))).body;
    for (const words of [
      "45 días",
      "audiencia",
      "Información de directorio",
      "Healthy Youth Survey",
      "studentprivacy.ed.gov",
    ])
      expect(spanish).toContain(words);
    expect((await rosa.send("POST", path("annual-notice/read"))).statusCode).toBe(204);
    expect((await rosa.send("POST", path("annual-notice/read"))).statusCode).toBe(204);
    expect((await rosa.get(path("annual-notice"))).json()).toMatchObject({ notice: { readOn: "2026-11-20" } });
    expect((await ito.get(path("annual-notice"))).json()).toEqual({});
    const { items } = (await offices.admins.riverton.get("/annual-notices")).json() as { items: AnnualNotice[] };
    expect(items).toMatchObject([{ number: 1, told: 3, confirmed: 1, publishedOn: "2026-11-20" }]);
  });
});

describe("directory information", () => {
  it("opens to nobody while families may still object", async () => {
    expect(await list("anyone")).toEqual([]);
    expect(await list("military")).toEqual([]);
    await offices.turnTo("2026-12-01");
    expect((await list("anyone")).map(({ name }) => name)).toContain("Mateo Rivera");
  });

  it("is what the notice lists, and of that what no adult keeps in; one is enough, whoever lets it out", async () => {
    const { rosa, luis, alvarez } = offices.as;
    expect(await mateoIn("anyone")).toEqual({
      learnerId: offices.ids.mateo,
      name: "Mateo Rivera",
      school: "Lincoln Middle School",
      grade: "08",
      honors: ["Teamwork award"],
    });
    await keep(rosa, "anyone", "honors");
    await keep(luis, "anyone", "honors", false);
    expect(await mateoIn("anyone")).not.toHaveProperty("honors");
    expect(await mateoIn("classmates")).toHaveProperty("honors");
    expect((await keep(alvarez, "anyone", "*")).statusCode).toBe(422);
    await keep(rosa, "anyone", "*");
    expect(await mateoIn("anyone")).toBeUndefined();
    expect((await luis.get(path("directory"))).body).not.toContain("*");
    await forget();
  });

  it("goes to recruiters of grades 9 to 12 alone, and the military and colleges are two choices", async () => {
    const { rosa } = offices.as;
    expect(await mateoIn("military")).toBeUndefined();
    await offices.store.work.rows(
      statement(
        "test.grade-nine",
        `update base.entry set body = body || '{"gradeLevel": "09"}' where learner_id = $1 and kind = 'enrollment' and body ->> 'gradeLevel' is not null`,
      ),
      [offices.ids.mateo],
    );
    expect(await mateoIn("military")).toEqual({ learnerId: offices.ids.mateo, name: "Mateo Rivera" });
    await keep(rosa, "military", "*");
    expect([await mateoIn("military"), await mateoIn("college")]).toEqual([undefined, expect.anything()]);
    await keep(rosa, "anyone", "*");
    expect(await mateoIn("college")).toBeUndefined();
    await forget();
  });

  it("leaves the school as a file that is in the log, without ids and formulas", async () => {
    const { ito, rosa, alvarez } = offices.as;
    const file = await ito.get("/directory?audience=anyone&form=csv");
    expect(file.headers["content-type"]).toContain("text/csv");
    expect(file.body.split("\r\n")[0]).toBe("name,school,grade,startsOn,honors,address,phone,email");
    expect(file.body).not.toContain(offices.ids.mateo);
    expect((await alvarez.get("/directory?audience=anyone")).statusCode).toBe(403);
    expect((await rosa.get(path("access?limit=20"))).body).toContain("directory.anyone");
    expect(directoryCsv([{ learnerId: "x", name: '=cmd("x")', honors: ["A", "B"] }])).toContain(
      `"'=cmd(""x"")",,,,A; B,,,`,
    );
  });

  it("shows no audience anything that a family keeps in, whatever was said in what order", async () => {
    const { rosa, luis } = offices.as;
    const people = { rosa, luis };
    const choice = fc.record({
      who: fc.constantFrom("rosa" as const, "luis" as const),
      audience: fc.constantFrom(...directoryAudiences),
      item: fc.constantFrom<DirectoryItem | "*">("*", ...directoryItems),
      keepIn: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { maxLength: 8 }), async (choices) => {
        await forget();
        const stands = new Map<string, boolean>();
        for (const { who, audience, item, keepIn } of choices) {
          await keep(people[who], audience, item, keepIn);
          stands.set(`${who} ${audience} ${item}`, keepIn);
        }
        const isIn = (audience: string, item: string) =>
          Object.keys(people).some((who) =>
            [`${audience} ${item}`, `${audience} *`, "anyone *"].some((place) => stands.get(`${who} ${place}`)),
          );
        for (const audience of directoryAudiences) {
          const row = await mateoIn(audience);
          expect(row !== undefined).toBe(!isIn(audience, "name"));
          for (const item of ["school", "grade", "honors"] as const)
            expect(row?.[item] !== undefined).toBe(
              row !== undefined && !isIn(audience, item) && (audience === "anyone" || audience === "classmates"),
            );
        }
      }),
      { numRuns: 20 },
    );
    await forget();
  }, 60_000);

  it("is listed from one view, which asks one function", () => {
    const folder = new URL("..", import.meta.url).pathname;
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (file) => /\.(ts|sql)$/.test(file) && !file.endsWith(".test.ts") && !file.endsWith("schema.sql"),
    );
    const naming = (words: RegExp) =>
      files.filter((file) => words.test(readFileSync(`${folder}/${file}`, "utf8"))).sort();
    expect(naming(/from door\.directory\b/)).toEqual(["privacy/directory.store.ts"]);
    expect(naming(/base\.directory_choice/)).toEqual(["store/door-rights.ts", "store/migrations/0030-rights.sql"]);
    // Public links are no list: what is kept in cuts them where they are decided (share-decide.ts).
    expect(naming(/base\.directory_kept/)).toEqual([
      ...["privacy/age-review.job.ts", "privacy/standing.store.ts"],
      ...["store/door-rights.ts", "store/migrations/0030-rights.sql"],
    ]);
    expect(naming(/directory_items\(/)).toEqual(["store/door-rights.ts", "store/migrations/0030-rights.sql"]);
  });
});
