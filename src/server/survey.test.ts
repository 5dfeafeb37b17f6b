import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tellOfSurveys } from "../profile/instrument.job.ts";
import type { InstrumentDefinition, LearnerSurvey } from "../profile/instrument.ts";
import { statement } from "../store/statement.ts";
import { type Offices, openOffices } from "./office.testing.ts";
import { packOf } from "./pack.ts";

const said = (en: string) => ({ en, es: en });
const instrument = (area?: "mental-health"): InstrumentDefinition => ({
  ...{ title: said("How I work"), about: said("Habits"), choices: ["Never", "Often", "Always"].map(said) },
  scales: [{ key: "effort", title: said("Effort") }],
  items: [
    { key: "finish", text: said("I finish"), scale: "effort" },
    { key: "worry", text: said("I worry"), scale: "effort", isReversed: true, ...(area && { area }) },
  ],
});

let offices: Offices;
let school: string;
beforeAll(async () => {
  offices = await openOffices();
  const { items } = (await offices.admins.riverton.get("/agreements/organizations")).json();
  school = items.find(({ name }: { name: string }) => name.startsWith("Lincoln")).id;
});
afterAll(() => offices.app.close());

async function launched(basis: string, { area, ratedBy = "self" }: { area?: "mental-health"; ratedBy?: string } = {}) {
  const { riverton } = offices.admins;
  const made = await riverton.send("POST", "/instruments", { organizationId: school, definition: instrument(area) });
  const launch = {
    instrumentId: made.json().id,
    organizationId: school,
    ratedBy,
    basis,
    opensOn: "2026-11-20",
    closesOn: "2026-12-18",
  };
  return riverton.send("POST", "/surveys", launch);
}
const tell = () => tellOfSurveys(offices.store.work, packOf(offices.store));
const path = (learner: string) => `/learners/${learner}/surveys`;
const of = async (who: keyof Offices["as"], id: string) =>
  ((await offices.as[who].get(path(offices.ids.mateo))).json() as { items: LearnerSurvey[] }).items.find(
    (each) => each.id === id,
  );
const answer = (who: keyof Offices["as"], id: string) =>
  offices.as[who].send("POST", `${path(offices.ids.mateo)}/${id}/answers`, { answers: { finish: 3, worry: 1 } });

describe("a questionnaire", () => {
  it("with a tagged item is blocked without notice or consent, and without the days of a notice", async () => {
    for (const basis of ["none", "notice"]) {
      const refused = await launched(basis, { area: "mental-health" });
      expect([refused.statusCode, refused.json().type]).toEqual([422, expect.stringMatching(/survey-refused$/)]);
    }
  });

  it("is answered by the learner alone, once; scale scores are kept and no answer is", async () => {
    const { id } = (await launched("none")).json();
    await tell();
    expect(await of("mateo", id)).toMatchObject({ mayAnswer: true });
    expect((await answer("rosa", id)).statusCode).toBe(422);
    expect((await answer("mateo", id)).statusCode).toBe(204);
    expect((await answer("mateo", id)).statusCode).toBe(422);
    const { items } = (await offices.as.rosa.get(`/learners/${offices.ids.mateo}/entries?category=voice`)).json();
    const [kept] = items.filter(({ kind }: { kind: string }) => kind === "survey-response");
    expect(kept.body).toMatchObject({ ratedBy: "self", scales: [{ title: "Effort", number: 3 }], surveyId: id });
    expect(JSON.stringify(kept.body)).not.toContain("finish");
  });

  it("needs the yes of a family where that was chosen, and stops with it", async () => {
    const { id } = (await launched("consent", { area: "mental-health" })).json();
    expect((await answer("mateo", id)).statusCode).toBe(422);
    await tell();
    const { consentId } = (await of("rosa", id)) ?? {};
    expect(consentId).toBeDefined();
    expect((await answer("mateo", id)).statusCode).toBe(422);
    const yes = await offices.as.rosa.send("POST", `/learners/${offices.ids.mateo}/consents/${consentId}/answer`, {
      grants: true,
      language: "en",
    });
    expect(yes.statusCode).toBeLessThan(300);
    expect(await of("mateo", id)).toMatchObject({ mayAnswer: true });
  });

  it("is not put to a learner of whom one guardian said no, whatever the other says", async () => {
    const { id } = (await launched("none")).json();
    const say = (who: "rosa" | "luis", isOut: boolean) =>
      offices.as[who].send("PUT", `${path(offices.ids.mateo)}/${id}/opt-out`, { isOut });
    expect((await say("luis", true)).statusCode).toBe(204);
    expect((await answer("mateo", id)).statusCode).toBe(422);
    expect(await of("mateo", id)).toMatchObject({ isOptedOut: true, mayAnswer: false });
    // Saying no as well and taking that back leaves the other one's no.
    for (const isOut of [false, true, false]) await say("rosa", isOut);
    expect(await of("mateo", id)).toMatchObject({ isOptedOut: true, mayAnswer: false });
    expect((await answer("mateo", id)).statusCode).toBe(422);
    expect((await say("luis", false)).statusCode).toBe(204);
    expect((await answer("mateo", id)).statusCode).toBe(204);
  });

  it("for teachers is found by the learner's teachers alone, and is not there for another family", async () => {
    const { id } = (await launched("none", { ratedBy: "teacher" })).json();
    expect(await of("alvarez", id)).toMatchObject({ mayAnswer: true });
    expect((await answer("mateo", id)).statusCode).toBe(422);
    expect((await answer("alvarez", id)).statusCode).toBe(204);
    expect((await offices.as.samira.get(path(offices.ids.mateo))).statusCode).toBe(404);
  });

  it("is counted for the office without telling of anybody, and stopped by it", async () => {
    const { id } = (await launched("none")).json();
    await tell();
    const [first] = (await offices.admins.riverton.get("/surveys")).json().items;
    expect(first).toMatchObject({ id, learners: 3, told: 3 });
    expect(first).not.toHaveProperty("answered");
    expect((await offices.admins.bayview.get("/surveys")).json().items).toEqual([]);
    expect((await offices.admins.bayview.send("DELETE", `/surveys/${id}`)).statusCode).toBe(404);
    expect((await offices.admins.riverton.send("DELETE", `/surveys/${id}`)).statusCode).toBe(204);
    expect((await answer("mateo", id)).statusCode).toBe(404);
  });

  it("tells every family once, killed between or not", async () => {
    await launched("none");
    const half = statement("test.half-told", "update base.survey_learner set asked_at = now() where learner_id = $1");
    await offices.store.work.rows(half, [offices.ids.mateo]);
    expect(await tell()).toBe(2);
    expect(await tell()).toBe(0);
  });
});
