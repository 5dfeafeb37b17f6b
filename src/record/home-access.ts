import Type, { type Static } from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { defineKind, newestFirst, saidFirst } from "../entry/kind.ts";
import type { Language } from "../kernel/words.ts";

/** Whether homework that needs a screen can be done at home. Source: Ed-Fi StudentEducationOrganizationAssociation (digital equity). */
const HomeAccessBody = body({
  internet: optional(Type.Boolean()),
  internetKind: optional(Line),
  device: optional(Line),
  deviceShared: optional(Type.Boolean()),
  asOf: optional(OnDate),
});
type HomeAccess = Static<typeof HomeAccessBody>;

function wordsOf({ internet, internetKind, device, deviceShared }: HomeAccess, language: Language): string[] {
  const es = language === "es";
  const online = es ? "Internet en casa" : "Internet at home";
  const offline = es ? "Sin internet en casa" : "No internet at home";
  const shared = es ? "compartido" : "shared";
  const line =
    internet === undefined ? internetKind : internet ? [online, internetKind].filter(Boolean).join(": ") : offline;
  const screen = device && [device, deviceShared && shared].filter(Boolean).join(", ");
  return [...(line ? [line] : []), ...(screen ? [screen] : [])];
}

/** One line of the slice is the languages'; this begins with the summary. What a person said stands over what a system sent. */
export const homeAccess = defineKind({
  name: "home-access",
  slice: "background",
  layer: "backpack",
  legalClass: "education-record",
  schema: HomeAccessBody,
  title: { en: "Internet and device at home", es: "Internet y equipo en casa" },
  inDetail: { en: "What there is at home, and since when.", es: "Lo que hay en casa, y desde cuándo." },
  whenMissing: "keep",
  summary: (entries) => saidFirst(newestFirst(entries))[0]?.body,
  say: {
    summary: wordsOf,
    detail: (each, language) => wordsOf(each, language).join(". "),
  },
});
