import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sensitiveIn } from "./sensitive.ts";

describe("a text of one's own", () => {
  it.each([
    ["My mom is at the hospital", ["health"]],
    ["Tengo TDAH y tomo medicina", ["health"]],
    ["We are waiting for asylum", ["immigration"]],
    ["A mi papá lo deportaron, y mis papás se divorciaron", ["immigration", "family"]],
    ["He hits me when he is drunk", ["family"]],
    ["Mi tío está en la cárcel", ["family"]],
  ])("is asked about where it touches health, papers or trouble at home: %s", (text, topics) => {
    expect(sensitiveIn(text)).toEqual(topics);
  });

  it.each([
    "I love drawing comics and helping my grandmother cook",
    "Dibujo mapas y ayudo a mi hermano con su tarea",
    "I advise friends, and my vision is a robot that plants trees",
    "Quiero ser maestra. Me gusta la música, el asador y los domingos en familia",
  ])("is left alone where it does not: %s", (text) => {
    expect(sensitiveIn(text)).toEqual([]);
  });

  it("never fails, whatever is written", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => Array.isArray(sensitiveIn(text))));
  });
});
