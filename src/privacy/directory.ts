import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import type { Words } from "../kernel/words.ts";
import type { Slice } from "./category.ts";

/** What a district may list as directory information, of what we hold (34 CFR 99.3). Nothing of it is until a notice says so. */
export const directoryItems = ["name", "school", "grade", "dates", "honors", "address", "phone", "email"] as const;
export type DirectoryItem = (typeof directoryItems)[number];

/** For whom a list is made: anybody who asks, families of the class, recruiters of the military, recruiters of colleges. */
export const directoryAudiences = ["anyone", "classmates", "military", "college"] as const;
export type DirectoryAudience = (typeof directoryAudiences)[number];

/** In which slices of the record an item stands: a public link shows none of them where the family keeps it in. */
const slicesOfItem: Readonly<Record<DirectoryItem, readonly Slice[]>> = {
  name: ["name", "identity"],
  school: ["enrollment"],
  grade: ["enrollment"],
  dates: ["enrollment"],
  honors: ["recognitions"],
  address: ["reach"],
  phone: ["reach"],
  email: ["reach"],
};
export const slicesKeptIn = (items: readonly (DirectoryItem | "*")[]): Slice[] =>
  (items.includes("*") ? directoryItems : directoryItems.filter((item) => items.includes(item))).flatMap(
    (item) => slicesOfItem[item],
  );

/** How an item is called, for families and offices alike. */
export const itemWords: Readonly<Record<DirectoryItem, Words>> = {
  name: { en: "Name", es: "Nombre" },
  school: { en: "School", es: "Escuela" },
  grade: { en: "Grade level", es: "Grado" },
  dates: { en: "Since when at the school", es: "Desde cuándo está en la escuela" },
  honors: { en: "Honors and awards", es: "Honores y premios" },
  address: { en: "Home address", es: "Dirección" },
  phone: { en: "Phone", es: "Teléfono" },
  email: { en: "Email", es: "Correo electrónico" },
};

/** Whom a list is for, in words of a sentence. */
export const askerWords: Readonly<Record<DirectoryAudience, Words>> = {
  anyone: { en: "Anyone who asks, yearbooks, programs", es: "Quien lo pida, anuarios, programas" },
  classmates: { en: "Class lists for families of the class", es: "Listas para las familias de la clase" },
  military: { en: "Military recruiters", es: "Reclutadores militares" },
  college: { en: "College recruiters", es: "Reclutadores de universidades" },
};

/** One learner in a list. What the family keeps in, or no notice names, is not there. */
export const DirectoryRow = Type.Object({
  learnerId: Id,
  name: Type.String({ description: "the name one goes by, never the legal one" }),
  school: Type.Optional(Type.String()),
  grade: Type.Optional(Type.String()),
  startsOn: Type.Optional(Type.String({ format: "date" })),
  honors: Type.Optional(Type.Array(Type.String())),
  address: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
});
export type DirectoryRow = Static<typeof DirectoryRow>;

/** What stands for one audience: what is open now, and what the reader keeps in. */
export const DirectorySetting = Type.Object({
  audience: Type.Enum(directoryAudiences),
  items: Type.Array(Type.Enum(directoryItems), { description: "open to them now" }),
  keptIn: Type.Array(Type.Enum(["*", ...directoryItems]), { description: "by you; * is all of it" }),
});
export type DirectorySetting = Static<typeof DirectorySetting>;

/** Cells that a spreadsheet would take for a formula begin with a quote, as OWASP recommends for CSV. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const columns = ["name", "school", "grade", "startsOn", "honors", "address", "phone", "email"] as const;

/** A list as CSV (RFC 4180), one learner a line; what is not open is blank. No id is in it: it leaves the school. */
export const directoryCsv = (rows: readonly DirectoryRow[]): string =>
  [
    columns.join(","),
    ...rows.map((row) => columns.map((column) => cell([row[column] ?? ""].flat().join("; "))).join(",")),
  ]
    .map((line) => `${line}\r\n`)
    .join("");
