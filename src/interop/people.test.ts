import { expect, it } from "vitest";
import { Collector } from "./adapter.ts";
import { counted, entriesOf, factsOf } from "./bundle.testing.ts";
import { adultFacts, fullName, learnerFacts, type Person, schoolFacts } from "./people.ts";

const ana: Person = { key: "l1", given: "Ana", family: "Núñez", preferredGiven: "Anita" };
const rosa: Person = { key: "a1", given: "Rosa", family: "Núñez", phones: [{ kind: "Mobile", number: "555 0100" }] };

function learner(person: Person) {
  const out = new Collector();
  learnerFacts(person, "users/l1", "users.csv:2", out);
  return out;
}

it("calls a learner by the name they go by, and keeps the legal one in the identity", () => {
  const { facts } = learner(ana);
  expect(entriesOf(facts, "name")[0]?.body).toEqual({ given: "Anita", family: "Núñez" });
  expect(entriesOf(facts, "identity")[0]?.body).toEqual({ given: "Ana", family: "Núñez" });
  expect(fullName(ana)).toBe("Anita Núñez");
});

it("never keeps a social security number, under whatever name it comes", () => {
  const { facts, remarks } = learner({
    ...ana,
    identifiers: [
      { system: "SSN", value: "1" },
      { system: "district", value: "123-45-6789" },
      { system: "state", value: "42" },
    ],
  });
  expect(entriesOf(facts, "identity")[0]?.body.identifiers).toEqual([{ system: "state", value: "42" }]);
  expect(counted(remarks)).toEqual({ "field.refused": 2 });
});

it("gives a mother the rights of a parent and a grandmother none", () => {
  for (const [relationship, rights] of [
    ["Mother", true],
    ["Legal guardian", true],
    ["Grandmother", false],
    ["Neighbor", false],
  ] as const) {
    const sent = adultFacts("l1", rosa, relationship, "users/l1").map((fact) => ({ fact, row: "", at: "" }));
    const [link] = factsOf(sent, "guardianship");
    expect([link?.mayRead, link?.mayDecide]).toEqual([rights, rights]);
    expect(entriesOf(sent, "contact")[0]?.body.holder).toBe(rights ? "guardian" : "other");
  }
});

it("makes each adult a household of their own where nobody says otherwise", () => {
  const sent = adultFacts("l1", rosa, "Mother", "users/l1").map((fact) => ({ fact, row: "", at: "" }));
  expect(factsOf(sent, "guardianship")[0]?.household).toBe("adult:a1");
  expect(entriesOf(sent, "contact")[0]?.circle).toBe("adult:a1");
});

it("puts a learner into a school with a relation and an entry that stays", () => {
  const facts = schoolFacts("l1", "users/l1", {
    role: "student",
    organization: "s1",
    gradeLevel: "8",
    startsOn: "2026-08-20",
  });
  expect(facts.map(({ noun }) => noun)).toEqual(["enrollment", "entry"]);
  expect(
    entriesOf(
      facts.map((fact) => ({ fact, row: "", at: "" })),
      "enrollment",
    )[0]?.body,
  ).toEqual({
    startsOn: "2026-08-20",
    gradeLevel: "08",
  });
  expect(schoolFacts("l1", "users/l1", { role: "student" })).toEqual([]);
});
