import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CustomDefinition } from "../profile/custom-element.ts";
import { statement } from "../store/statement.ts";
import { letIn } from "./agreement.testing.ts";
import { termsFor } from "./agreement-terms.testing.ts";
import { sendNotes } from "./note-work.job.ts";
import { type Offices, openOffices } from "./office.testing.ts";

const hostile = `<img src=x onerror="alert(1)"> '; drop table -- 👩‍🚀 Ñu`;
const definition = (some: Partial<CustomDefinition> = {}): CustomDefinition => ({
  title: { en: "House team", es: "Equipo de la casa" },
  why: { en: "Every learner has a team.", es: "Cada estudiante tiene un equipo." },
  slice: "works",
  writers: ["learner"],
  fields: [
    { name: "team", label: { en: "Team", es: "Equipo" }, as: "line", needed: true, inSummary: true },
    { name: "why", label: { en: "Why", es: "Por qué" }, as: "prose", needed: false, inSummary: false },
  ],
  ...some,
});

let offices: Offices;
let riverton: string;
let bayview: string;
beforeAll(async () => {
  offices = await openOffices();
  const of = async (who: "riverton" | "bayview") =>
    (await offices.admins[who].get("/agreements/organizations")).json().items[0].id as string;
  [riverton, bayview] = [await of("riverton"), await of("bayview")];
});
afterAll(() => offices.app.close());

const make = async (organizationId: string, some?: Partial<CustomDefinition>) =>
  offices.admins.everywhere.send("POST", "/custom-elements", { organizationId, definition: definition(some) });
const made = async (some?: Partial<CustomDefinition>, organizationId = riverton) =>
  ((await make(organizationId, some)).json() as { kind: string }).kind;
const write = (who: keyof Offices["as"], kind: string, body: object, learner = offices.ids.mateo) =>
  offices.as[who].send("POST", `/learners/${learner}/entries`, { kind, body });

describe("an own element of a district", () => {
  it("works wherever a kind does: it is offered, written, summed up, decided about, exported and described", async () => {
    const { mateo, alvarez, rosa } = offices.as;
    const kind = await made();
    const cover = (await mateo.get(`/learners/${offices.ids.mateo}`)).json() as { mayContribute: string[] };
    expect(cover.mayContribute).toContain(kind);
    expect((await write("mateo", kind, { team: "Otters", why: "They swim" })).statusCode).toBe(201);

    const path = `/learners/${offices.ids.mateo}`;
    const digest = JSON.stringify((await alvarez.get(`${path}/digests`)).json());
    expect(digest).toContain("Otters");
    expect(digest).not.toContain("They swim");
    for (const where of ["export", "export.html"])
      expect((await rosa.get(`${path}/${where}`)).body).toContain("Otters");
    expect((await rosa.get("/kinds")).body).toContain(kind);
    await rosa.send("PUT", `${path}/choices/teacher/portfolio`, { level: "hidden" });
    expect((await alvarez.get(`${path}/digests`)).body).not.toContain("Otters");
    await rosa.send("DELETE", `${path}/choices/teacher/portfolio`);
  });

  it("is written by whom it names alone, for learners of that district alone, and only as its form says", async () => {
    const kind = await made({ slice: "mastery", writers: ["teacher"] });
    expect((await write("alvarez", kind, { team: "Otters" })).statusCode).toBe(201);
    expect((await write("alvarez", kind, { team: "" })).statusCode).toBe(422);
    expect((await write("alvarez", kind, { team: "A", ssn: "1" })).statusCode).toBe(422);
    const works = await made({ writers: ["guardian", "learner"].slice(1) as ["learner"] });
    expect((await write("rosa", works, { team: "Otters" })).statusCode).toBe(422);
    const theirs = await made({}, bayview);
    expect((await write("mateo", theirs, { team: "Otters" })).statusCode).toBe(422);
    const cover = (await offices.as.mateo.get(`/learners/${offices.ids.mateo}`)).json() as { mayContribute: string[] };
    expect(cover.mayContribute).not.toContain(theirs);
  });

  it("with a hostile name is what it is called, everywhere, and nothing more", async () => {
    const title = { en: hostile, es: hostile };
    const kind = await made({ title, fields: [{ ...definition().fields[0], label: title } as never] });
    expect((await write("mateo", kind, { team: hostile })).statusCode).toBe(201);
    const page = await offices.as.rosa.get(`/learners/${offices.ids.mateo}/export.html`);
    expect(page.body).not.toContain("<img src=x");
    expect(page.body).toContain("&lt;img src=x");
    for (const en of ["a\u202Eb", "Social security number", "Religión"])
      expect((await make(riverton, { title: { en, es: "x" } })).json().type).toMatch(/element-refused$/);
  });

  it("stays in the summary when a note of the same part of the record is sent", async () => {
    const { alvarez } = offices.as;
    const path = `/learners/${offices.ids.mateo}`;
    const kind = await made({ slice: "narratives", writers: ["teacher"] });
    expect((await write("alvarez", kind, { team: "Cranes" })).statusCode).toBe(201);
    const note = { body: { strength: "Asks why until it holds" }, observedOn: "2026-11-20" };
    expect((await alvarez.send("POST", `${path}/transition-notes`, note)).statusCode).toBe(201);
    await offices.store.work.rows(statement("test.note-due", "update base.held_note set send_after = now()"));
    await sendNotes(offices.store);
    expect((await alvarez.get(`${path}/digests`)).body).toContain("Cranes");
  });

  it("is retired: nobody writes it, and what was written is read as before", async () => {
    const kind = await made();
    await write("mateo", kind, { team: "Herons" });
    const retire = { state: "retired", reason: "Teams ended" };
    expect((await offices.admins.riverton.send("PUT", `/custom-elements/${kind}`, retire)).statusCode).toBe(200);
    expect((await write("mateo", kind, { team: "Otters" })).statusCode).toBe(422);
    expect((await offices.as.rosa.get(`/learners/${offices.ids.mateo}/export`)).body).toContain("Herons");
  });

  it("is a district's own to change, and what has entries keeps its fields", async () => {
    const kind = await made();
    const put = (who: "riverton" | "bayview", body: object) =>
      offices.admins[who].send("PUT", `/custom-elements/${kind}`, body);
    const more = {
      name: "color",
      label: { en: "Color", es: "Color" },
      as: "line",
      needed: false,
      inSummary: true,
    } as const;
    const next = definition({ fields: [...definition().fields, more] });
    expect((await put("bayview", { state: "active", definition: next })).statusCode).toBe(404);
    expect((await put("riverton", { state: "active", definition: next })).json()).toMatchObject({ version: 2 });
    expect((await put("riverton", { state: "active", definition: definition() })).statusCode).toBe(422);
    expect((await offices.as.alvarez.send("PUT", `/custom-elements/${kind}`, { state: "active" })).statusCode).toBe(
      403,
    );
  });

  it("is asked for by an app, with its own agreement's district alone, and written once an administrator said so", async () => {
    const serves = { organizationIds: [], classIds: [offices.classIds.p3] };
    const { program } = await letIn(offices.app, offices.admins.riverton, termsFor(offices.classIds.p3, { serves }));
    const ask = (organizationId: string) =>
      offices.app.inject({
        method: "POST",
        url: "/api/v1/custom-elements",
        headers: { authorization: `Bearer ${program.token}` },
        payload: { organizationId, definition: definition({ title: { en: "Reading log", es: "Registro" } }) },
      });
    expect((await ask(bayview)).statusCode).toBe(404);
    const place = termsFor(offices.classIds.p3).organizationId;
    const asked = await ask(place ?? riverton);
    expect([asked.statusCode, asked.json().state]).toEqual([201, "proposed"]);
    const { kind } = asked.json() as { kind: string };
    expect((await write("mateo", kind, { team: "Otters" })).statusCode).toBe(422);
    expect((await offices.as.rosa.get("/custom-elements")).body).not.toContain(kind);
    const decide = (body: object) => offices.admins.riverton.send("PUT", `/custom-elements/${kind}`, body);
    expect((await decide({ state: "declined" })).statusCode).toBe(400);
    expect((await decide({ state: "active" })).json()).toMatchObject({ state: "active", askedBy: expect.any(String) });
    expect((await write("mateo", kind, { team: "Otters" })).statusCode).toBe(201);
  });

  it("cannot name a writer whom the rules do not let write there", async () => {
    expect((await make(riverton, { slice: "grades", writers: ["learner"] })).statusCode).toBe(422);
  });
});
