import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, type District, importFacts, openDistrict, signIn } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";
import { keepExceptions } from "./exception.job.ts";
import { checkException, type ExceptionOrder, longestSeal } from "./exception.ts";
import { shippedPack } from "./pack.ts";

const threat = "A classmate says that he has taken pills since this morning and cannot be found.";

describe("an exception that is asked for", () => {
  const today = "2026-11-20";
  const order = (more: Partial<ExceptionOrder>): ExceptionOrder => ({ basis: "emergency", reason: threat, ...more });
  const accepts = (more: Partial<ExceptionOrder>) => {
    try {
      checkException(order(more), today);
      return true;
    } catch {
      return false;
    }
  };

  it("names a threat, a document, what it is about and a last day, as its basis asks", () => {
    expect(accepts({})).toBe(true);
    expect(accepts({ reason: "danger" })).toBe(false);
    const court = {
      basis: "court-order",
      reference: "County court, 26-118",
      categories: ["grades"],
      endsOn: "2026-12-01",
    } as const;
    expect(accepts({ ...court, categories: [...court.categories] })).toBe(true);
    for (const missing of [{ reference: " " }, { categories: [] }, { endsOn: "2027-06-01" }, { endsOn: "2026-11-19" }])
      expect(accepts({ ...court, categories: [...court.categories], ...missing }), JSON.stringify(missing)).toBe(false);
    expect(accepts({ basis: "dependent", reference: "Form 1040 of 2025", endsOn: "2027-04-15" })).toBe(false);
  });

  it("is kept from a family only with a reason, and never longer than half a year", () => {
    expect(accepts({ sealedUntil: "2026-12-01" })).toBe(false);
    expect(accepts({ sealedUntil: "2026-12-01", sealReason: "He may be in danger at home" })).toBe(true);
    expect(accepts({ sealedUntil: "2027-06-01", sealReason: "He may be in danger at home" })).toBe(longestSeal >= 193);
  });
});

describe("access by an exception", () => {
  let district: District;
  let mateo: string;
  let second: Caller;
  beforeAll(async () => {
    district = await openDistrict();
    mateo = district.ids.mateo;
    await importFacts(district.store, [
      { row: "row/1", fact: { noun: "staff", key: "kim", given: "Kim", family: "Park" } },
    ]);
    second = await district.join("kim", "leader@lincoln");
  });
  beforeEach(async () => {
    await district.store.work.rows(statement("test.forget-exceptions", "delete from base.exception"));
  });

  /** The hat of an exception, which its asker's account was given, in a session of its own. */
  const wear = async (person: string): Promise<Caller> => {
    const signedIn = await signIn(district.app, `${person}@riverton.test`, "");
    const { hats } = (await signedIn.get("/session")).json() as { hats: { subjectId: string; capacity: string }[] };
    const { subjectId = "" } = hats.find(({ capacity }) => capacity === "exception") ?? {};
    expect((await signedIn.send("PUT", "/session/hat", { subjectId })).statusCode).toBe(200);
    return { ...signedIn, subjectId };
  };
  const ask = (caller: Caller, body: object) => caller.send("POST", `/learners/${mateo}/exceptions`, body);
  const act = async (caller: Caller, id: string, how: string) =>
    (await caller.send("POST", `/learners/${mateo}/exceptions/${id}/${how}`, {})).statusCode;
  const idIn = (answer: { json(): unknown }) => (answer.json() as { id: string }).id;
  const emergency = { basis: "emergency", reason: threat };
  const court = {
    basis: "court-order",
    reason: "The county court orders the grades of this year.",
    reference: "County court, 26-118",
    categories: ["grades"],
    endsOn: "2026-12-20",
  };
  const reads = async (caller: Caller, path = "") => (await caller.get(`/learners/${mateo}${path}`)).statusCode === 200;
  const list = async (caller: Caller) =>
    (
      (await caller.get(`/learners/${mateo}/exceptions`)).json() as {
        items: { id: string; state: string; basis: string }[];
      }
    ).items;

  it("opens an emergency at once in a hat of its own, logs it as one, and tells the family", async () => {
    const { boone, luis, rosa } = district.as;
    const made = await ask(boone, { ...emergency, categories: ["contact", "health"] });
    expect(made.statusCode).toBe(201);
    const hat = await wear("boone");
    expect(await reads(hat)).toBe(true);
    const { items } = (await hat.get(`/learners/${mateo}/entries?limit=200`)).json() as {
      items: { slice: string }[];
    };
    expect(new Set(items.map(({ slice }) => slice))).toEqual(new Set(["name", "household"]));
    const log = (await rosa.get(`/learners/${mateo}/access?who=school`)).json() as { items: { purpose: string }[] };
    expect(log.items[0]?.purpose).toBe("exception.emergency");
    for (const caller of [rosa, luis]) {
      expect((await list(caller))[0]).toMatchObject({ basis: "emergency", state: "to-review" });
      expect(JSON.stringify((await caller.get("/notices")).json())).toContain("exception.opened");
    }
    expect(await act(boone, idIn(made), "review")).toBe(404);
    expect(await act(second, idIn(made), "review")).toBe(204);
    expect((await list(rosa))[0]?.state).toBe("open");
    expect(await act(second, idIn(made), "revoke")).toBe(204);
    expect(await reads(hat)).toBe(false);
  });

  it("ends an emergency that nobody else has reviewed in time, without anybody doing anything", async () => {
    const { boone } = district.as;
    const id = idIn(await ask(boone, emergency));
    const hat = await wear("boone");
    expect(await reads(hat)).toBe(true);
    await district.store.work.rows(
      statement("test.review-late", "update base.exception set review_by = now() - interval '1 second' where id = $1"),
      [id],
    );
    await keepExceptions(district.store, shippedPack);
    expect(await reads(hat)).toBe(false);
    expect((await list(boone))[0]).toMatchObject({ state: "ended", endedWhy: "not-reviewed" });
  });

  it("tells a family of a court order days before it opens, and opens it only when a second person says so", async () => {
    const { ito, rosa } = district.as;
    const id = idIn(await ask(ito, court));
    const hat = await wear("ito");
    expect(JSON.stringify((await rosa.get("/notices")).json())).toContain("exception.coming");
    expect(await reads(hat)).toBe(false);
    expect([await act(ito, id, "approve"), await act(second, id, "approve")]).toEqual([404, 404]);
    await district.turnTo("2026-11-23");
    expect([await act(ito, id, "approve"), await act(second, id, "approve")]).toEqual([404, 204]);
    expect(await reads(hat)).toBe(true);
    const { items } = (await hat.get(`/learners/${mateo}/entries?limit=200`)).json() as { items: { kind: string }[] };
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(["name", "course-grade"]));
    await district.turnTo("2026-12-21");
    expect(await reads(hat)).toBe(false);
    await district.turnTo("2026-11-20");
  });

  it("shows a sealed one to nobody of the family, in no log and no list, and shows it when the seal ends", async () => {
    const { ito, rosa, mateo: self } = district.as;
    const sealed = { ...court, sealedUntil: "2026-12-10", sealReason: "The court forbids it" };
    const id = idIn(await ask(ito, sealed));
    const hat = await wear("ito");
    expect(await act(second, id, "approve")).toBe(204);
    expect(await reads(hat, "/backpack")).toBe(true);
    const looks = async (caller: Caller) => (await caller.get(`/learners/${mateo}/access?limit=500`)).body;
    for (const caller of [rosa, self]) {
      expect(await list(caller)).toEqual([]);
      expect(await looks(caller)).not.toContain("exception.court-order");
      expect((await caller.get(`/learners/${mateo}/choices`)).body).not.toContain(hat.subjectId);
    }
    expect(await looks(ito)).toContain("exception.court-order");
    await district.turnTo("2026-12-11");
    await keepExceptions(district.store, shippedPack);
    expect(await looks(rosa)).toContain("exception.court-order");
    expect((await list(rosa)).map((each) => each.id)).toEqual([id]);
    await district.turnTo("2026-11-20");
  });

  it("is asked by who works with the learner, and refused to families and to teachers", async () => {
    const { rosa, alvarez, samira } = district.as;
    for (const [caller, status] of [
      [rosa, 403],
      [alvarez, 403],
      [samira, 404],
    ] as const)
      expect((await ask(caller, emergency)).statusCode).toBe(status);
    expect((await ask(district.as.boone, { ...emergency, reason: "pills" })).statusCode).toBe(422);
  });

  it("lets a parent of a grown learner read again only where the school has seen that they claim the learner", async () => {
    const { ito } = district.as;
    const { grace } = district.ids;
    await district.turnTo("2026-11-21");
    const may = await district.join("may", "guardian@d");
    const sees = async () => (await may.get(`/learners/${grace}`)).statusCode === 200;
    expect(await sees()).toBe(false);
    const { guardianships } = (await ito.get(`/learners/${grace}/family`)).json() as {
      guardianships: { guardianId: string }[];
    };
    const body = {
      basis: "dependent",
      reason: "The mother showed the tax return of last year.",
      reference: "Form 1040 of 2025",
      endsOn: "2027-04-15",
      guardianId: guardianships[0]?.guardianId,
    };
    const id = idIn(await ito.send("POST", `/learners/${grace}/exceptions`, body));
    expect(await sees()).toBe(false);
    expect((await second.send("POST", `/learners/${grace}/exceptions/${id}/approve`, {})).statusCode).toBe(204);
    expect(await sees()).toBe(true);
    const log = (await district.as.grace.get(`/learners/${grace}/access`)).body;
    expect(log).toContain("guardian.dependent");
    await district.turnTo("2027-04-16");
    expect(await sees()).toBe(false);
    await district.turnTo("2026-11-20");
  });
});
