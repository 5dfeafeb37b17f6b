import { expect, it } from "vitest";
import { codeWord } from "./rows.ts";

it("quotes an unknown word of a closed list, and never what may be a name", () => {
  for (const word of ["coTeacher", "aide", "not_known"]) expect(codeWord(word)).toBe(word);
  for (const name of ["Núñez", "Smith", "SMITH", "170042", "Ana María", "de la Cruz", "O'Neil", "", undefined])
    expect(codeWord(name)).toBeUndefined();
});
