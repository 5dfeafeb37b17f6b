import fc from "fast-check";
import { expect, it } from "vitest";
import { matchHeaders } from "./headers.ts";

const columns = ["sourcedId", "dateLastModified", "givenName", "orgSourcedIds", "phone", "role"];

it("finds every column in any order, case and spelling of its words, and the same ones wherever they stand", () => {
  const spelled = fc.constantFrom(
    (name: string) => name,
    (name: string) => name.toUpperCase(),
    (name: string) => ` ${name.toLowerCase()} `,
    (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter}`),
    (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  );
  fc.assert(
    fc.property(
      fc.shuffledSubarray(columns, { minLength: columns.length }),
      fc.array(spelled, { minLength: columns.length, maxLength: columns.length }),
      (order, spellings) => {
        const { names, said } = matchHeaders(
          order.map((name, at) => spellings[at]?.(name) ?? name),
          columns,
        );
        expect(names).toEqual(order);
        expect(said).toEqual([]);
      },
    ),
  );
});

it("takes a slip of the hand for the column that is meant, and says so", () => {
  for (const [header, name] of [
    ["datLastModified", "dateLastModified"],
    ["sourceId", "sourcedId"],
    ["sourcedid", "sourcedId"],
    ["orgSourcedId", "orgSourcedIds"],
    ["orgSourceId", "orgSourcedIds"],
  ] as const) {
    const { names, said } = matchHeaders([header, "x"], columns);
    expect(names).toEqual([name, undefined]);
    expect(said).toEqual(header === "sourcedid" ? [] : [{ code: "csv.column-guessed", message: name }]);
  }
});

it("guesses no short name, none with a number, none of which the column is there, and none that could be two", () => {
  expect(matchHeaders(["rolle", "phone2", "metadata.role"], columns).names).toEqual([undefined, undefined, undefined]);
  expect(matchHeaders(["sourceId", "sourcedId"], columns).names).toEqual([undefined, "sourcedId"]);
  expect(matchHeaders(["startsOnA"], ["startsOnB", "startsOnC"]).names).toEqual([undefined]);
});

it("takes another spelling only where the column is not there, and the first of two alike", () => {
  const aliases = { org: "orgSourcedIds", orgs: "orgSourcedIds" };
  expect(matchHeaders(["org", "role"], columns, { aliases }).names).toEqual(["orgSourcedIds", "role"]);
  expect(matchHeaders(["org", "orgSourcedIds"], columns, { aliases }).names).toEqual([undefined, "orgSourcedIds"]);
  expect(matchHeaders(["role", "Role"], columns)).toEqual({
    names: ["role", undefined],
    said: [{ code: "csv.column-repeated", message: "role" }],
  });
});

it("counts columns that the standard does not have once, and none that it has", () => {
  const { said } = matchHeaders(["metadata.a", "role", "username", "x"], columns, { unread: ["username"] });
  expect(said).toEqual([{ code: "csv.columns-unknown", message: "2: metadata.a, x" }]);
  expect(matchHeaders(["metadata.a", "role"], columns).said).toEqual([]);
});
