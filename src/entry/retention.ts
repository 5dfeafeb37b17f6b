import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { counted, type Language, type Words } from "../kernel/words.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import type { AnyKind } from "./kind.ts";
import shipped from "./retention.json" with { type: "json" };

/** How long a kind is kept: always, some years after the learner left the district, or some years after it was true. */
export const Keep = Type.Union([
  Type.Literal("always"),
  Type.Object({ afterLeavingYears: Type.Integer({ minimum: 0, maximum: 100 }) }, { additionalProperties: false }),
  Type.Object({ years: Type.Integer({ minimum: 0, maximum: 100 }) }, { additionalProperties: false }),
]);
export type Keep = Static<typeof Keep>;

/** One line of a district's schedule. Its source says why so long: of the schedule that ships, or the district's own reason as it wrote it. */
export const RetentionRule = Type.Object({
  kind: Type.String(),
  keep: Keep,
  source: WordsShape,
  isOwn: Type.Boolean({ description: "set by the district" }),
});
export type RetentionRule = Static<typeof RetentionRule>;

/** What is no longer kept, counted; never less than a whole kind and year is told. */
export const DueCount = Type.Object({
  kind: Type.String(),
  year: Type.Integer(),
  entries: Type.Integer(),
  learners: Type.Integer(),
});
export type DueCount = Static<typeof DueCount>;

const Person = Type.Object({ name: Type.Optional(Type.String()), isYou: Type.Boolean() });
/** What a certificate of destruction says. No word of what was destroyed. */
export const Certificate = Type.Object({
  certificate: Type.Literal("daypack-disposal"),
  version: Type.Literal(1),
  disposalId: Id,
  organization: Type.String(),
  reason: Type.String(),
  rules: Type.Array(Type.Object({ kind: Type.String(), keep: Keep, source: Type.String() })),
  destroyed: Type.Array(DueCount),
  learners: Type.Integer(),
  entries: Type.Integer(),
  method: Type.String(),
  proposed: Type.Object({ by: Type.String(), on: Type.String() }),
  confirmed: Type.Object({ by: Type.String(), on: Type.String() }),
  familiesTold: Type.Integer(),
  finishedOn: Type.String(),
});
export type Certificate = Static<typeof Certificate>;

/** One destruction, from the proposal to its certificate. */
export const Disposal = Type.Object({
  id: Id,
  organizationId: Id,
  organization: Type.String(),
  kinds: Type.Array(Type.String()),
  reason: Type.String(),
  proposedBy: Person,
  proposedOn: Type.String({ format: "date" }),
  notBefore: Type.String({ format: "date", description: "until then families may ask for a copy" }),
  told: Type.Integer({ description: "adults and learners whom the app told" }),
  state: Type.Enum(["proposed", "running", "stopped", "done"]),
  confirmedBy: Type.Optional(Person),
  confirmedOn: Type.Optional(Type.String({ format: "date" })),
  finishedOn: Type.Optional(Type.String({ format: "date" })),
  certificate: Type.Optional(Certificate),
  hash: Type.Optional(Type.String({ description: "SHA-256 of the certificate's JSON" })),
});
export type Disposal = Static<typeof Disposal>;

/**
 * Days between telling families and the destruction: the 45 in which a school owes copies (34 CFR 99.10), so that whoever asks on
 * the last day of them still gets theirs. Of special education the law asks for the telling (34 CFR 300.624(a)).
 */
export const copyWindowDays = 45;

const told: Words = {
  en: "What families were told when it was asked for",
  es: "Lo que se dijo a las familias cuando se pidió",
};
const unnamed: Words = {
  en: "Not in the schedule: kept until a district says otherwise",
  es: "No está en el calendario: se guarda hasta que un distrito diga otra cosa",
};
const sources: Readonly<Record<string, Words>> = shipped.sources;

/** What is no entry and has a line of its own. */
export const keptBeside: Readonly<
  Record<string, { readonly title: Words; readonly keep: Keep; readonly source: Words }>
> = {
  message: {
    title: { en: "Messages between home and school", es: "Mensajes entre la casa y la escuela" },
    keep: shipped.beside.message.keep,
    source: sources[shipped.beside.message.source] ?? unnamed,
  },
};

/** What ships: of the record by kind, of the profile what each element says of itself. */
export function shippedRule(kind: AnyKind): Omit<RetentionRule, "isOwn"> {
  const found = shipped.rules.find((each) => each.kind === kind.name);
  if (found) return { kind: kind.name, keep: found.keep as Keep, source: sources[found.source] ?? unnamed }; // checked by a test
  return { kind: kind.name, keep: kind.element?.keepUntil ?? "always", source: kind.element ? told : unnamed };
}

/** A source as a certificate holds it, in a reader's language: one that ships is known by its English, the district's own is as written. */
export const sourceIn = (source: string, language: Language): string =>
  [...Object.values(sources), told, unnamed].find(({ en }) => en === source)?.[language] ?? source;

/** A district's schedule: its own lines before those that ship. */
export const scheduleOf = (
  kinds: readonly AnyKind[],
  own: ReadonlyMap<string, { readonly keep: Keep; readonly reason: string }>,
): RetentionRule[] =>
  [
    ...kinds.map(shippedRule),
    ...Object.entries(keptBeside).map(([kind, { keep, source }]) => ({ kind, keep, source })),
  ].map((line) => {
    const set = own.get(line.kind);
    return set
      ? { kind: line.kind, keep: set.keep, source: { en: set.reason, es: set.reason }, isOwn: true }
      : { ...line, isOwn: false };
  });

/** How long, in words. */
export function keepWords(keep: Keep): Words {
  if (keep === "always") return { en: "Kept without an end", es: "Se guarda sin fin" };
  const years = "years" in keep ? keep.years : keep.afterLeavingYears;
  const en = counted(years, { one: "# year", other: "# years" }, "en");
  const es = counted(years, { one: "# año", other: "# años" }, "es");
  return "years" in keep ? { en, es } : { en: `${en} after leaving`, es: `${es} después de salir` };
}
