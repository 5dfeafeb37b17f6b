import { expect, it } from "vitest";
import { draftedOf, fieldsOf, nameOf, newField } from "./drafted.ts";

it("names a field by its label, each once, and never by what a label without letters says", () => {
  expect(nameOf("House team", 0, new Set())).toBe("houseTeam");
  expect(nameOf("¿Qué día?", 0, new Set())).toBe("queDia");
  expect(nameOf("🏆", 2, new Set())).toBe("field3");
  expect(nameOf("<script>", 0, new Set(["script"]))).toBe("script2");
  expect(nameOf("1st choice", 0, new Set())).toBe("field11stChoice");
});

it("keeps the names and values of what stands when it is called something else", () => {
  const fields = fieldsOf([
    { ...newField, en: "Team", as: "choice", choices: "Otters / Nutrias\nHerons" },
    { ...newField, es: "Motivo" },
  ]);
  expect(fields).toMatchObject([
    {
      name: "team",
      choices: [
        { value: "otters", label: { en: "Otters", es: "Nutrias" } },
        { value: "herons", label: { en: "Herons", es: "Herons" } },
      ],
    },
    { name: "motivo", label: { en: "Motivo", es: "Motivo" } },
  ]);
  const [team, why] = draftedOf(fields);
  if (!team || !why) throw new Error("there are two");
  const renamed = fieldsOf([{ ...team, en: "House", choices: "River otters / Nutrias\nHerons\nFoxes / Zorros" }, why]);
  expect(renamed[0]?.name).toBe("team");
  expect(renamed[0]?.choices?.map(({ value }) => value)).toEqual(["otters", "herons", "foxes"]);
});
