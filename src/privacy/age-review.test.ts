import { beforeEach, describe, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";
import { keepAges } from "./age.job.ts";
import type { AgeReview, Inherited } from "./age-review.ts";
import { numberOf } from "./category.ts";
import type { ChoiceMenu } from "./choice-menu.ts";
import { shippedPack } from "./pack.ts";

let district: District;
let may: Caller;
let grace: Caller;
let programId: string;
const path = (more: string) => `/learners/${district.ids.grace}/${more}`;
const review = async (who: Caller) => (await who.get(path("of-age/review"))).json() as AgeReview;
const decide = (who: Caller, body: object) => who.send("PUT", path("of-age/review"), body);
const birthday = async () => {
  await district.turnTo("2026-11-21");
  await keepAges(district.store, shippedPack);
};
const idOf = ({ items }: AgeReview, test: (item: Inherited) => boolean) => items.find(test)?.id ?? "";
const helperIn = (of: AgeReview) => idOf(of, (item) => item.what === "consent" && item.terms.kind === "helper");
const linkIn = (of: AgeReview) => idOf(of, (item) => item.what === "consent" && item.terms.kind === "link");
const consentStates = async () =>
  Object.fromEntries(
    ((await grace.get(path("consents"))).json() as { items: { id: string; state: string }[] }).items.map(
      ({ id, state }) => [`consent:${id}`, state],
    ),
  );
const cellOf = async (target: string, category: string) =>
  ((await grace.get(path("choices"))).json() as ChoiceMenu).columns
    .find((column) => column.target === target)
    ?.cells.find((cell) => cell.category === category);
const events = statement<{ events: number }>(
  "test.events-of-learner",
  `select ((select count(*) from base.consent_event where learner_id = $1) + (select count(*) from base.choice_event where learner_id = $1)
    + (select count(*) from base.directory_choice where learner_id = $1))::int as events`,
);
const countEvents = async () => (await district.store.work.rows(events, [district.ids.grace]))[0]?.events;

// Grace is 18 tomorrow: her mother has let a tutor in, made a link, and said two things about others.
beforeEach(async () => {
  district = await openDistrict();
  may = await district.join("may", "guardian@d");
  grace = district.as.grace;
  const sent = async (answer: ReturnType<Caller["send"]>) => {
    const { statusCode, body, json } = await answer;
    expect(statusCode, body).toBeLessThan(300);
    return body ? (json() as Record<string, string>) : {};
  };
  const shares = [{ category: "grades", level: "summary" }];
  programId =
    (await sent(may.send("POST", path("helpers"), { name: "Ana Ruiz", why: "Reading", shares }))).programId ?? "";
  const link = {
    ...{ to: "State College", audience: "college", from: "May", why: "To apply", entryIds: [] },
    ...{ parts: [{ slice: "grades", level: "summary" }], ask: { question: "word", answer: "harbor" } },
  };
  await sent(may.send("POST", path("links"), link));
  await sent(may.send("PUT", path("choices/teacher/voice"), { level: "hidden" }));
  await sent(may.send("PUT", path("directory"), { choices: [{ audience: "military", item: "*", keepIn: true }] }));
});

describe("the list of what guardians had decided", () => {
  it("is a preview for learner and guardian before the day, and nobody decides by it yet", async () => {
    for (const who of [grace, may]) {
      const seen = await review(who);
      expect(seen).toMatchObject({ isOfAge: false, mayDecide: false, ofAgeOn: "2026-11-21" });
      expect(seen.items.map(({ what, state, canStop }) => [what, state, canStop])).toEqual([
        ...[
          ["consent", "coming", false],
          ["consent", "coming", false],
        ],
        ...[
          ["choice", "coming", false],
          ["directory", "coming", false],
        ],
      ]);
      expect((await decide(who, { decisions: [{ id: seen.items[0]?.id, decision: "stop" }] })).statusCode).toBe(403);
    }
    expect((await review(grace)).guardians).toMatchObject([{ name: "may of grace", reads: [] }]);
    expect((await review(may)).guardians).toEqual([]);
    expect((await district.as.hale.get(path("of-age/review"))).statusCode).toBe(403);
    expect((await district.as.samira.get(path("of-age/review"))).statusCode).toBe(404);
  });

  it("is empty where the day is further away than 90 days", async () => {
    const { mateo } = district.as;
    const far = (await mateo.get(`/learners/${district.ids.mateo}/of-age/review`)).json() as AgeReview;
    expect(far).toMatchObject({ isOfAge: false, items: [], guardians: [], previewFrom: expect.any(String) });
  });

  it("is decided all at once on the day: kept, stopped, taken as one's own word, and the same again changes nothing", async () => {
    await birthday();
    const found = await review(grace);
    expect(found.items.map(({ what, state, canKeep }) => [what, state, canKeep])).toEqual([
      ...[
        ["consent", "paused", true],
        ["consent", "paused", true],
      ],
      ...[
        ["choice", "open", true],
        ["directory", "open", true],
      ],
    ]);
    const all = {
      decisions: [
        { id: helperIn(found), decision: "keep" },
        { id: linkIn(found), decision: "stop" },
        { id: "choice:teacher", decision: "keep" },
        { id: "directory:military:*", decision: "stop" },
      ],
      guardians: "school",
    };
    const answer = await decide(grace, all);
    expect(answer.statusCode, answer.body).toBe(200);
    const { told, review: after } = answer.json() as { told: { outcome: string }[]; review: AgeReview };
    expect(told.map(({ outcome }) => outcome)).toEqual(["kept", "stopped", "kept", "stopped"]);
    expect(after.items).toMatchObject([{ id: helperIn(found), state: "open", isKept: true }]);
    expect(after).toMatchObject({ guardianStep: "school", guardians: [{ reads: expect.any(Array) }] });
    expect(after.guardians[0]?.reads).toContainEqual({ category: "grades", level: "summary" });
    expect(await consentStates()).toMatchObject({ [helperIn(found)]: "active" });
    // What the tutor reads is what was signed, now by the learner's own word; unnamed parts stay hidden.
    expect(await cellOf(programId, "grades")).toMatchObject({ level: "summary", mine: "summary" });
    expect(await cellOf("teacher", "voice")).toMatchObject({ level: "hidden", mine: "hidden" });
    expect((await may.get(path(""))).statusCode).not.toBe(403);
    expect((await may.get(`/learners/${district.ids.grace}`)).statusCode).toBe(200);
    const before = await countEvents();
    const again = (await decide(grace, { decisions: all.decisions })).json() as { told: { outcome: string }[] };
    expect(again.told.map(({ outcome }) => outcome)).toEqual(["kept", "stopped", "kept", "stopped"]);
    expect(await countEvents()).toBe(before);
  });

  it("leaves paused what was not named, and a choice that is ended begins anew", async () => {
    await birthday();
    const found = await review(grace);
    expect((await cellOf("teacher", "voice"))?.level).toBe("hidden");
    await decide(grace, { decisions: [{ id: "choice:teacher", decision: "stop" }] });
    const cell = await cellOf("teacher", "voice");
    expect([cell?.level, cell?.mine]).toEqual([cell?.start, cell?.start]);
    const states = await consentStates();
    expect([states[helperIn(found)], states[linkIn(found)]]).toEqual(["paused", "paused"]);
  });

  it("holds too what was said of one person, whom the learner may let see as much as the others", async () => {
    const teacher = district.as.hale.subjectId;
    const put = await may.send("PUT", path(`overrides/${teacher}/recognitions`), { level: "hidden" });
    expect(put.statusCode, put.body).toBeLessThan(300);
    await birthday();
    expect((await review(grace)).items).toContainEqual(
      expect.objectContaining({
        ...{ id: `person:${teacher}`, name: "Tom Hale", target: "teacher" },
        cells: [{ category: "recognitions", level: "hidden", start: expect.any(String) }],
      }),
    );
    await decide(grace, { decisions: [{ id: `person:${teacher}`, decision: "stop" }] });
    expect((await review(grace)).items.map(({ what }) => what)).not.toContain("person");
    const grants = statement<{ level: number }>(
      "test.level-of-slice",
      `select get_byte(rights, ${numberOf("recognitions")}) & 7 as level from base.grants where learner_id = $1 and subject_id = $2`,
    );
    const [grant] = await district.store.work.rows(grants, [district.ids.grace, teacher]);
    expect(grant?.level).toBeGreaterThan(0);
  });

  it("tells in words what somebody else did meanwhile, and undoes none of it", async () => {
    await birthday();
    const found = await review(grace);
    const [helper, link] = [helperIn(found), linkIn(found)];
    await grace.send("POST", path(`consents/${link.slice(8)}/stop`));
    const pause = "update base.consent set paused_for = 'custody-change' where learner_id = $1 and id = $2";
    await district.store.work.rows(statement("test.office-paused", pause), [district.ids.grace, helper.slice(8)]);
    const decisions = [helper, link].map((id) => ({ id, decision: "keep" }));
    const answer = await decide(grace, { decisions });
    expect(answer.json()).toMatchObject({
      told: [
        { outcome: "held", says: { en: expect.stringContaining("office") } },
        { outcome: "over", says: { es: expect.stringContaining("Terminó") } },
      ],
    });
    expect((await review(grace)).items).toContainEqual(
      expect.objectContaining({ id: helper, state: "held", canKeep: false, canStop: true }),
    );
    expect((await consentStates())[helper]).toBe("paused");
  });

  it("is applied as a whole or not at all", async () => {
    await birthday();
    const found = await review(grace);
    const nobodys = { id: `consent:${district.ids.mateo}`, decision: "stop" };
    const answer = await decide(grace, { decisions: [{ id: linkIn(found), decision: "stop" }, nobodys] });
    expect(answer.statusCode).toBe(404);
    expect((await consentStates())[linkIn(found)]).toBe("paused");
    expect((await decide(grace, { decisions: [{ id: "everything", decision: "stop" }] })).statusCode).toBe(400);
  });
});
