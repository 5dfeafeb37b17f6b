import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { type District, openDistrict } from "../district.testing.ts";
import { daypack, newFolder, type Order } from "../program.testing.ts";

/** Each command is a process of its own, and the machine may be busy. */
const minute = 60_000;

let district: District;
let env: Record<string, string>;
beforeAll(async () => {
  district = await openDistrict();
  const { host, port, database, user, password } = district.store.owner;
  env = {
    DATABASE_URL: `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`,
    DAYPACK_SECRET: inject("database").secret,
  };
});

const run = (args: readonly string[], order: Order = {}) => daypack(args, { ...order, env: { ...env, ...order.env } });
const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe("account add", { timeout: minute }, () => {
  it("prints account and subject, and who was added signs in with that password and reads that class", async () => {
    const order = ["account", "add", "--person", "riverton:alvarez", "--hat", "teacher@lincoln"];
    const { code, out, err } = await run([...order, "--email", "alvarez@riverton.test", "--password-stdin", "--json"], {
      input: "another long password\n",
    });
    expect([code, err]).toEqual([0, ""]);
    expect(json(out)).toEqual({
      accountId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      subjectId: district.as.alvarez.subjectId,
      email: "alvarez@riverton.test",
    });
    const payload = { email: "alvarez@riverton.test", password: "another long password" };
    const session = await district.app.inject({ method: "POST", url: "/api/v1/session", payload });
    expect(session.json()).toMatchObject({ hat: { subjectId: district.as.alvarez.subjectId, capacity: "teacher" } });
  });

  it("prints a one-time link where no password is given, and a name to sign in by where no email is", async () => {
    const { out } = await run(["account", "add", "--person", "riverton:hale", "--hat", "nurse@lincoln", "--json"], {
      env: { DAYPACK_URL: "https://daypack.riverton.test" },
    });
    expect(json(out)).toMatchObject({
      email: "hale.nurse@riverton.daypack.invalid",
      link: expect.stringMatching(/^https:\/\/daypack\.riverton\.test\/welcome#[\w-]{43}$/),
    });
  });

  it("makes one administrator who is nobody of the roster, and any number who are", async () => {
    const add = (email: string, ...who: string[]) =>
      run(["account", "add", "--hat", "administrator", ...who, "--email", email, "--json"]);
    expect((await add("first@riverton.test")).code).toBe(0);
    const second = await add("second@riverton.test");
    expect([second.code, json(second.out).error]).toEqual([
      1,
      expect.stringContaining("Say who this one is: --person"),
    ]);
    expect((await add("second@riverton.test", "--person", "riverton:ito")).code).toBe(0);
  });

  it("says what is missing or wrong, and makes nothing", async () => {
    const tries = [
      [["--hat", "teacher@lincoln"], "Say who it is: --person SOURCE:KEY."],
      [["--hat", "wizard@lincoln", "--person", "riverton:hale"], /^There is no hat "wizard"\. Hats are learner, /],
      [
        ["--hat", "teacher@hogwarts", "--person", "riverton:hale"],
        /^There is no organization hogwarts\. Say SOURCE:KEY/,
      ],
      [["--hat", "teacher@d", "--person", "riverton:hale"], /worn at a school, and d is a district/],
      [["--hat", "teacher@lincoln", "--person", "riverton:nobody"], /^There is no staff riverton:nobody\./],
      [["--hat", "teacher@lincoln", "--person", "riverton:hale", "--email", "hale"], "hale is no email address."],
      [["--hat", "guardian@d", "--person", "riverton:luis"], "Another account already wears this hat."],
    ] as const;
    await Promise.all(
      tries.map(async ([args, words]) => {
        const { code, out, err } = await run(["account", "add", ...args, "--json"]);
        expect(code).toBe(1);
        expect(json(out).error).toEqual(typeof words === "string" ? words : expect.stringMatching(words));
        expect(err.trim()).toBe(json(out).error);
      }),
    );
    const short = await run(["account", "add", "--hat", "administrator", "--email", "a@b.test", "--password-stdin"], {
      input: "short",
    });
    expect([short.code, short.err]).toEqual([
      1,
      "A password has at least 10 characters. A few words in a row are good.\n",
    ]);
    const none = await run(["account", "add", "--hat", "administrator", "--email", "a@b.test", "--password-stdin"]);
    expect([none.code, none.err]).toEqual([1, expect.stringMatching(/^No password came in\. .*--password-stdin\n$/)]);
  });
});

describe("decide", { timeout: minute }, () => {
  const decide = (subject: string, learner = "riverton:mateo") =>
    run(["decide", "--learner", learner, "--subject", subject, "--json"]);

  it("prints levels and rules for a subject's id and for an account's email alike", async () => {
    const byId = await decide(district.as.alvarez.subjectId, district.ids.mateo);
    const byEmail = await decide("Alvarez@riverton.test");
    expect([byId.code, byId.err]).toEqual([0, ""]);
    expect(byEmail.out).toBe(byId.out);
    const said = json(byId.out) as { cells: { slice: string; level: string; rules: string[] }[] };
    expect(said).toMatchObject({ learner: district.ids.mateo, audience: "teacher", tie: "teacher", agrees: true });
    expect(said.cells).toHaveLength(29);
    const cell = (slice: string) => said.cells.find((each) => each.slice === slice);
    expect([cell("grades")?.level, cell("incidents")?.level]).toEqual(["detail", "hidden"]);
    for (const { rules } of said.cells) expect(rules.length).toBeGreaterThan(0);
  });

  it("shows no tie as everything hidden, and a family's choice as a rule", async () => {
    const lucia = json((await decide("alvarez@riverton.test", "riverton:lucia")).out) as { cells: { level: string }[] };
    expect(lucia).toMatchObject({ tie: null, agrees: true });
    expect(lucia.cells.every(({ level }) => level === "hidden")).toBe(true);
    await district.as.rosa.send("PUT", `/learners/${district.ids.mateo}/choices/teacher/voice`, { level: "hidden" });
    const { out } = await run(["decide", "--learner", "riverton:mateo", "--subject", "alvarez@riverton.test"]);
    expect(out).toMatch(/^Audience teacher, policy teacher\.\n/);
    expect(out).toMatch(/^voice +own +hidden +family/m);
  });

  it("says whom it does not know", async () => {
    const tries = [
      ["nobody@riverton.test", "riverton:mateo", /^There is no account nobody@riverton\.test\. Say a subject id/],
      ["0198c0de-0000-7000-8000-000000000000", "riverton:mateo", /^There is no subject 0198c0de/],
      ["alvarez@riverton.test", "riverton:nobody", /^There is no learner riverton:nobody\. Say SOURCE:KEY/],
    ] as const;
    await Promise.all(
      tries.map(async ([subject, learner, words]) => {
        const { code, out, err } = await decide(subject, learner);
        expect([code, json(out).error]).toEqual([1, expect.stringMatching(words)]);
        expect(err).not.toContain("    at ");
      }),
    );
  });
});

describe("db", { timeout: minute }, () => {
  it("role-test proves that the serving role reads nothing but the door", async () => {
    const { code, out } = await run(["db", "role-test"]);
    expect([code, out]).toEqual([0, expect.stringMatching(/All \d{3} attempts were refused or came back empty\.\n$/)]);
    const said = json((await run(["db", "role-test", "--json"])).out) as { passed: boolean; attempts: object[] };
    expect([said.passed, said.attempts.length > 100]).toEqual([true, true]);
  });

  it("schema prints what is committed", async () => {
    const { code, out } = await run(["db", "schema"]);
    expect(code).toBe(0);
    expect(out).toBe(readFileSync(new URL("../../store/schema.sql", import.meta.url), "utf8"));
  });

  it("migrate and compile say when there is nothing to do", async () => {
    expect((await run(["db", "migrate"])).out).toBe("Nothing to apply.\n");
    expect((await run(["db", "compile"])).out).toBe("0 grants changed.\n");
  });

  it("keeps the school date that the server has set, unless told another", async () => {
    const today = async () => ((await district.as.rosa.get("/installation")).json() as { today: string }).today;
    expect(await today()).toBe("2026-11-20");
    await run(["db", "migrate"], { env: { DAYPACK_TIMEZONE: "Pacific/Auckland" } });
    expect(await today()).toBe("2026-11-20");
    await run(["db", "migrate"], { env: { DAYPACK_TODAY: "2027-02-01" } });
    expect(await today()).toBe("2027-02-01");
  });

  it("moves no date under real people", async () => {
    const { code, err } = await run(["db", "migrate"], {
      env: { DAYPACK_TODAY: "2027-02-01", DAYPACK_URL: "https://daypack.riverton.test" },
    });
    expect([code, err]).toEqual([2, expect.stringMatching(/^DAYPACK_TODAY moves the school date of sample and test/)]);
  });
});

describe("help and wrong use", { timeout: minute }, () => {
  it("tells of every command what it does and what it takes", async () => {
    const commands = [
      ...[[], ["start"], ["import"], ["decide"], ["account"], ["account", "add"], ["db"], ["outbox"]],
      ...[["outbox", "mail"], ["directory"], ["directory", "export"]],
      ...["role-test", "migrate", "compile", "schema"].map((name) => ["db", name]),
    ];
    await Promise.all(
      commands.map(async (command) => {
        const { code, out, err } = await run([...command, "--help"]);
        expect([code, err], command.join(" ")).toEqual([0, ""]);
        expect(out).toMatch(/^Usage: daypack[^\n]*\n\n\S.{20}/);
      }),
    );
  });

  it("ends with 2, in words and where asked in JSON", async () => {
    const tries = [
      [["frobnicate"], "unknown command 'frobnicate'"],
      [["decide", "--learner", "x", "--json"], "required option '--subject <id>' not specified"],
      [["db", "schema", "--fast"], "unknown option '--fast'"],
      [["import"], "missing required argument 'path'"],
      [["outbox", "mail", "--limit", "all"], "option '--limit <number>' argument 'all' is invalid"],
      [["outbox", "mail", "--to", "Rosa"], "option '--to <address>' argument 'Rosa' is invalid"],
      [["directory", "export"], "required option '--school <name>' not specified"],
    ] as const;
    await Promise.all(
      tries.map(async ([args, words]) => {
        const { code, out, err } = await run(args);
        expect([code, err], args.join(" ")).toEqual([2, expect.stringContaining(`error: ${words}`)]);
        if (args.some((each) => each === "--json")) expect(json(out)).toEqual({ error: words });
      }),
    );
  });

  it("ends without a word of its own when nobody reads on", async () => {
    const folder = await newFolder();
    const { err } = await daypack(["-c", `"${process.execPath}" bin/daypack.js db schema | head -1`], {
      node: "/bin/sh",
      file: "-e",
      env: { ...env, DAYPACK_DATA: folder },
    });
    expect(err).toBe("");
  });
});
