/** One of the class of 30, with what makes a tile differ from the next. All made up. */
export interface Pupil {
  readonly given: string;
  readonly family: string;
  /** First of "about me": what the learner brings, in own words. */
  readonly strength: string;
  readonly languages?: readonly string[];
  readonly say?: string;
  /** "legal:Extra time", "english:Level 3", "support:Math block". */
  readonly supports?: readonly string[];
  readonly awaiting?: { readonly from: string; readonly way?: string };
  /** Share of points on the five skills a unit leans on; a missing one has no evidence. */
  readonly skills: readonly (number | undefined)[];
}

const pupil = (
  name: string,
  strength: string,
  skills: readonly (number | undefined)[],
  rest: Omit<Pupil, "given" | "family" | "strength" | "skills"> = {},
): Pupil => {
  const [given = "", ...family] = name.split(" ");
  return { given, family: family.join(" "), strength, skills, ...rest };
};
const none = undefined;

export const pupils: readonly Pupil[] = [
  pupil("Aaliyah Johnson", "Captain of the debate team", [0.8, 1, 1, 0.8, 0.95]),
  pupil("Amara Okafor", "Leads small groups well", [0.5, 0.5, 0.3, 0.3, 0.2], {
    languages: ["en", "ig"],
    supports: ["english:Level 3"],
  }),
  pupil("Andre Lewis", "Runs the lighting for plays", [0.2, 0.5, 0.3, 0.2, none], { supports: ["support:Math block"] }),
  pupil("Camila Torres", "Plays cello; practices every day", [0.8, 0.8, 0.95, 0.8, 0.8], { languages: ["en", "es"] }),
  pupil("Chloe Martin", "Sews her own patterns", [0.5, 0.5, 0.3, 0.2, 0.2], { supports: ["legal:Break card"] }),
  pupil("Dev Patel", "Codes games at the library club", [0.8, 0.8, 0.5, 0.8, 0.5], {
    supports: ["legal:Front seat"],
    languages: ["en", "gu"],
  }),
  pupil("Diego Morales", "Teaches his cousins chess", [1, 0.95, 0.8, 0.8, 0.8]),
  pupil("Elijah Carter", "Explains his steps out loud", [1, 0.8, 0.5, 0.8, 0.5], { supports: ["english:Level 4"] }),
  pupil("Grace Whitehorse", "Knows every bird at the lake", [0.5, 0.2, 0.5, 0.5, 0.3]),
  pupil("Hana Sato", "Makes comics that explain math", [0.2, 0.5, 0.3, 0.3, 0.2], { supports: ["legal:Read aloud"] }),
  pupil("Ibrahim Diallo", "Keeps trying", [none, none, none, none, none], {
    awaiting: { from: "Dakar", way: "carried by the family" },
  }),
  pupil("Isabella Rossi", "Held 40 pounds with a bridge of straws", [0.8, 0.5, 0.8, 0.5, 0.5]),
  pupil("Jayden Brooks", "Draws a problem before solving it", [0.5, 0.8, 0.8, none, 0.2]),
  pupil("Lily Nguyen", "Asks questions that move the class", [0.8, 1, 0.5, 1, 0.5]),
  pupil("Lucas Pereira", "Welcomes new classmates", [1, 1, 1, 0.8, 0.95], { supports: ["legal:Extra time"] }),
  pupil("Marcus Bell", "Builds model trains to scale", [0.8, 0.95, 0.8, 0.8, 0.8], { supports: ["legal:Front seat"] }),
  pupil("Mateo Rivera", "Keeps trying after a design breaks", [0.8, 0.8, 0.95, 0.8, 0.5], {
    say: "mah-TEH-oh",
    languages: ["es", "en"],
    supports: ["legal:Extra time", "legal:Front seat", "legal:Directions said and written", "legal:Break card"],
  }),
  pupil("Mei Chen", "Science fair finalist", [1, 1, 0.95, 0.8, 1]),
  pupil("Noah Kim", "Keeps trying", [none, none, none, none, none], { awaiting: { from: "Bayside Middle, Oregon" } }),
  pupil("Nora Haddad", "Speaks Arabic, French and English", [0.8, 0.8, 0.5, 0.5, 0.5], {
    languages: ["ar", "fr", "en"],
    supports: ["english:Level 2"],
  }),
  pupil("Owen Walsh", "Found the school band in week one", [0.5, none, 0.5, 0.5, 0.5]),
  pupil("Priya Raman", "Stays to help after lab", [0.8, 0.8, 0.8, 0.95, 0.5]),
  pupil("Sam Goldberg", "Stays with hard problems", [0.8, 0.5, 0.5, 0.5, 0.8]),
  pupil("Sofía Hernández Gutiérrez", "Met 3 of 3 goals last year", [1, none, 1, 0.8, 0.95]),
  pupil("Theo Fontaine", "Keeps bees with his grandmother", [0.5, 0.8, 0.8, 0.5, 0.8]),
  pupil("Tobias Lindgren", "Checks his own work twice", [1, 1, 0.8, 0.5, 0.95]),
  pupil("Tyrell Adams", "Leads his robotics team", [0.8, 0.8, 0.8, 0.5, 0.5]),
  pupil("Valentina Reyes", "Turns word problems into stories", [1, 0.95, 1, 0.95, 0.8], {
    languages: ["es", "en"],
    supports: ["english:Level 3"],
  }),
  pupil("Ximena Cruz", "Reads and writes in two languages", [1, 1, 0.95, 0.8, 0.8], {
    languages: ["es", "en"],
    supports: ["english:Level 4"],
  }),
  pupil("Zara Ahmed", "Reads every night with her brothers", [0.5, none, 0.2, 0.5, 0.2]),
];

/** The framework the class works in: five skills that Unit 1 leans on, then its own, then Unit 2. */
export const standards: readonly { code: string; statement: string; group: string }[] = [
  { code: "6.RP.3", statement: "Use ratios to solve problems", group: "Ratios" },
  { code: "7.RP.2", statement: "See and use proportional relationships", group: "Ratios" },
  { code: "7.NS.1", statement: "Add and subtract with negative numbers", group: "Numbers" },
  { code: "7.EE.1", statement: "Combine like terms", group: "Expressions" },
  { code: "7.EE.4", statement: "Solve one-step equations", group: "Expressions" },
  { code: "8.EE.5", statement: "Slope and rate of change", group: "Lines and equations" },
  { code: "8.EE.7", statement: "Solve linear equations", group: "Lines and equations" },
  { code: "8.EE.8", statement: "Systems of equations", group: "Lines and equations" },
  { code: "8.F.1", statement: "Understand what a function is", group: "Functions" },
  { code: "8.F.4", statement: "Write a function for a line", group: "Functions" },
];

export const units = [
  { number: 1, title: "Lines and equations", codes: ["8.EE.5", "8.EE.7", "8.EE.8"] },
  { number: 2, title: "Functions", codes: ["8.F.1", "8.F.4"] },
];
