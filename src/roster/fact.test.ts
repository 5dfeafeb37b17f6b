import { expect, it } from "vitest";
import { isParental } from "./fact.ts";

it("gives the rights of a parent to parents and guardians, and to no other adult without a paper", () => {
  for (const relationship of [
    ...["Mother", "Father", "mother, natural/adoptive", "Parent", "Foster parent", "Legal guardian", "Adoptive father"],
    ...["Guardian", "Stepfather (adoptive parent)", "Court-appointed custodian"],
  ])
    expect([relationship, isParental(relationship)]).toEqual([relationship, true]);
  for (const relationship of [
    ...[
      "Grandmother",
      "Grand father",
      "Godparent",
      "Great-grandfather",
      "Brother",
      "Aunt",
      "Uncle",
      "Neighbor",
      "Friend",
    ],
    ...["Emergency contact", "Sibling of the mother", "Grandparent guardian", "Doctor", "Motherboard", ""],
  ])
    expect([relationship, isParental(relationship)]).toEqual([relationship, false]);
});
