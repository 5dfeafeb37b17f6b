import type { AgreementTerms } from "../../privacy/agreement.ts";
import type { ScheduledKindView } from "./queries.ts";

/** What must be written; the rest may stay empty. */
const needed = [
  "name",
  "party",
  "purposeEn",
  "purposeEs",
  "startsOn",
  "endsOn",
  "days",
  "breachHours",
  "paper",
  "contact",
  "email",
] as const;

type Schedule = AgreementTerms["schedule"];
type Subprocessor = AgreementTerms["subprocessors"][number];

/** How the form writes one of those who get data too. */
export const inLine = ({ name, what }: Subprocessor): string => `${name}: ${what}`;

/** One line each, "name: what for"; a line that was left as it stood is what it was, colons and all. */
const subprocessorsOf = (lines: string, before: readonly Subprocessor[]): Subprocessor[] =>
  lines.split(/\r?\n/).flatMap((line) => {
    const same = before.find((each) => inLine(each) === line.trim());
    if (same) return [same];
    const [name = "", ...what] = line.split(":").map((each) => each.trim());
    return name ? [{ name, what: what.join(": ") || name }] : [];
  });

/** The boxes of a kind: its fields, and what a draft lists of their parts. */
export function boxesOf({ kind, fields }: ScheduledKindView, before: Schedule): string[] {
  const listed = before.filter((each) => each.kind === kind).flatMap((each) => each.fields);
  return [...new Set([...fields, ...listed])].filter((field) => field !== "*");
}

/** Lines of one kind with what is ticked of it: what each is for, and its heading, stay. */
function linesOf(known: ScheduledKindView, before: Schedule, ticked: readonly string[]): Schedule {
  const { kind } = known;
  const [first = { kind, fields: [] }, ...others] = before.filter((each) => each.kind === kind);
  const isAll = boxesOf(known, before).every((field) => ticked.includes(field));
  if (isAll && others.length === 0) return [{ ...first, fields: ["*"] }];
  const stays = ({ fields: listed }: Schedule[number]) =>
    listed.includes("*") ? ticked : listed.filter((field) => ticked.includes(field));
  const elsewhere = new Set([first, ...others].flatMap(stays));
  const lines = [
    { ...first, fields: [...stays(first), ...ticked.filter((field) => !elsewhere.has(field))] },
    ...others.map((each) => ({ ...each, fields: [...stays(each)] })),
  ];
  return lines.filter((each) => each.fields.length > 0);
}

/**
 * The terms that a filled-in form comes to, and the fields that still lack something. What the form has no place for stays as it
 * was in the draft `before`.
 */
export function readTerms(
  given: FormData,
  kinds: readonly ScheduledKindView[],
  before?: AgreementTerms,
): { terms: AgreementTerms; missing: string[] } {
  const text = (name: string) => String(given.get(name) ?? "").trim();
  const texts = (name: string) => given.getAll(name).map(String);
  const schedule = kinds
    .filter(({ kind }) => texts("kind").includes(kind))
    .flatMap((known) => linesOf(known, before?.schedule ?? [], texts(`field ${known.kind}`)));
  const classIds = texts("class");
  return {
    missing: needed.filter((name) => text(name) === ""),
    terms: {
      name: text("name"),
      party: { name: text("party"), kind: before?.party.kind ?? "vendor" },
      ...(text("url") && { url: text("url") }),
      purpose: { en: text("purposeEn"), es: text("purposeEs") },
      schedule,
      startsOn: text("startsOn"),
      endsOn: text("endsOn"),
      retention: { daysAfterEnd: Number(text("days")), deletionProof: given.has("proof") },
      document: {
        title: text("paper"),
        ...(text("paperUrl") && { url: text("paperUrl") }),
        ...(before?.document.sha256 && { sha256: before.document.sha256 }),
      },
      contact: { name: text("contact"), email: text("email") },
      subprocessors: subprocessorsOf(text("subprocessors"), before?.subprocessors ?? []),
      breachHours: Number(text("breachHours")),
      studentContent: given.has("studentContent"),
      never: texts("never") as AgreementTerms["never"], // the form's own words
      ...(before?.organizationId && { organizationId: before.organizationId }),
      serves: { organizationIds: texts("organization"), classIds },
    },
  };
}
