import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, it } from "vitest";
import type { AnnualNotice, NoticeForm } from "../privacy/annual-notice.ts";
import type { InstrumentDefinition } from "../profile/instrument.ts";
import { type Offices, openOffices } from "../server/office.testing.ts";

const said = (en: string, es: string) => ({ en, es });
const instrument: InstrumentDefinition = {
  title: said("How I feel", "Cómo me siento"),
  about: said("Feelings", "Sentimientos"),
  choices: [said("Never", "Nunca"), said("Always", "Siempre")],
  scales: [{ key: "calm", title: said("Calm", "Calma") }],
  items: [{ key: "worry", text: said("I worry", "Me preocupo"), scale: "calm", area: "mental-health" }],
};
const form: NoticeForm = {
  ...{ office: "Records office", address: "1 School Street", officials: ["board"] },
  directory: ["name", "honors"],
  ...{ objectDays: 10, forwardsRecords: true, surveys: [] },
};

let offices: Offices;
let id: string;
let surveyId: string;
beforeAll(async () => {
  offices = await openOffices();
  const { riverton } = offices.admins;
  const { items } = (await riverton.get("/agreements/organizations")).json() as {
    items: { id: string; name: string }[];
  };
  const organizationId = items.find(({ name }) => name.startsWith("Lincoln"))?.id;
  const made = await riverton.send("POST", "/instruments", { organizationId, definition: instrument });
  const launched = await riverton.send("POST", "/surveys", {
    instrumentId: (made.json() as { id: string }).id,
    ...{ organizationId, ratedBy: "self", basis: "notice", opensOn: "2027-01-11", closesOn: "2027-01-22" },
  });
  expect(launched.statusCode, launched.body).toBe(201);
  surveyId = (launched.json() as { id: string }).id;
  const { districts } = (await riverton.get("/annual-notices")).json() as { districts: { id: string }[] };
  const draft = await riverton.send("POST", "/annual-notices", { organizationId: districts[0]?.id, form });
  id = (draft.json() as { id: string }).id;
});

const read = async (answer: { rawPayload: Buffer }) => {
  const document = await getDocumentProxy(new Uint8Array(answer.rawPayload));
  const { text } = await extractText(document, { mergePages: true });
  return text.replaceAll(/\s+/g, " ");
};
const family = (language: string) =>
  offices.as.rosa.get(`/learners/${offices.ids.mateo}/annual-notice.pdf?language=${language}`);
const office = (language: string) =>
  offices.admins.riverton.get(`/annual-notices/${id}/notice.pdf?language=${language}`);

describe("the annual notice on paper", () => {
  it("is a draft that says so, to the district's own administrator alone", async () => {
    const draft = await office("en");
    expect(draft.headers["content-type"]).toBe("application/pdf");
    expect(await read(draft)).toContain("Draft");
    expect((await offices.admins.bayview.get(`/annual-notices/${id}/notice.pdf`)).statusCode).toBe(404);
    expect((await family("en")).statusCode).toBe(404);
  });

  it("names in both languages what is asked when of the registry, how to say no, and the district's directory items", async () => {
    const { riverton } = offices.admins;
    expect((await riverton.send("POST", `/annual-notices/${id}/publish`)).statusCode).toBe(200);
    const english = await read(await family("en"));
    for (const words of [
      "How I feel, Lincoln Middle School (feelings and mental health), January 11, 2027 to January 22, 2027",
      "say no, under Surveys or at the office",
      "Name, Honors and awards",
      "within 45 days",
    ])
      expect(english).toContain(words);
    const spanish = await read(await office("es"));
    for (const words of ["Cómo me siento", "sentimientos y salud mental", "11 de enero de 2027", "decir que no"])
      expect(spanish).toContain(words);
    expect(spanish).not.toContain("Borrador");
    const document = await getDocumentProxy(new Uint8Array((await family("es")).rawPayload));
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  });

  it("keeps saying what it said when it was published, and the next draft says what is planned then", async () => {
    const { riverton } = offices.admins;
    expect((await riverton.send("DELETE", `/surveys/${surveyId}`)).statusCode).toBeLessThan(300);
    const { items } = (await riverton.get("/annual-notices")).json() as { items: AnnualNotice[] };
    expect(items[0]?.form.planned).toHaveLength(1);
    const again = await riverton.send("POST", "/annual-notices", { organizationId: items[0]?.organizationId, form });
    const next = (await riverton.get("/annual-notices")).json() as { items: AnnualNotice[] };
    expect(again.statusCode).toBe(201);
    expect(next.items[0]).toMatchObject({ number: 2, form: { planned: [] } });
    const forged = { ...form, planned: [] };
    const refused = await riverton.send("POST", "/annual-notices", {
      organizationId: items[0]?.organizationId,
      form: forged,
    });
    expect(refused.statusCode).toBe(400);
  });
});
