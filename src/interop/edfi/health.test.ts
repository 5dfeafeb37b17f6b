import { expect, it } from "vitest";
import { counted, entriesOf } from "../bundle.testing.ts";
import { readXml, to, value, wrongIn } from "./edfi.testing.ts";

const health = (more: string) =>
  `<StudentHealth>${to.student("7")}${to.organization("8")}<AsOfDate>2021-08-23</AsOfDate>${more}</StudentHealth>`;
const required = (type: string, ...more: string[]) =>
  `<RequiredImmunization>${value("ImmunizationType", "ImmunizationType", type)}${more.join("")}</RequiredImmunization>`;
const on = (day: string) => `<ImmunizationDate>${day}</ImmunizationDate>`;

it("reads the days of every dose, required or not", async () => {
  const { sent } = await readXml(
    health(
      `${required("MMR", on("2015-03-01"), on("2019-03-02"))}${required("VAR")}<AdditionalImmunization><ImmunizationName>Yellow fever</ImmunizationName>${on("2020-01-05")}</AdditionalImmunization>`,
    ),
  );
  const [made] = entriesOf(sent, "immunization");
  expect(made).toMatchObject({
    learner: "7",
    observedOn: "2021-08-23",
    body: {
      doses: [
        { vaccine: "MMR", on: ["2015-03-01", "2019-03-02"] },
        { vaccine: "VAR", on: [] },
        { vaccine: "Yellow fever", on: ["2020-01-05"] },
      ],
    },
  });
  expect(made && wrongIn(made)).toBeUndefined();
});

it("keeps that there is an exemption, and never a diagnosis or a religion", async () => {
  const { sent } = await readXml(
    health(
      `${required("MMR", "<MedicalExemption>Weakened by chemotherapy</MedicalExemption>")}${value("NonMedicalImmunizationExemption", "NonMedicalImmunizationExemption", "Religious")}`,
    ),
  );
  expect(entriesOf(sent, "immunization")[0]?.body.exemption).toBe("Medical, Not medical");
  expect(JSON.stringify(sent)).not.toMatch(/chemo|relig/i);
});

it("leaves out a day that does not exist, and says so", async () => {
  const { sent, remarks } = await readXml(health(required("MMR", on("2015-02-30"), on("2019-03-02"))));
  expect(entriesOf(sent, "immunization")[0]?.body.doses).toEqual([{ vaccine: "MMR", on: ["2019-03-02"] }]);
  expect(counted(remarks)).toEqual({ "date.invalid": 1 });
});
