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

/** One line each, "name: what for". */
const subprocessorsOf = (lines: string): AgreementTerms["subprocessors"] =>
  lines.split("\n").flatMap((line) => {
    const [name = "", ...what] = line.split(":").map((each) => each.trim());
    return name ? [{ name, what: what.join(": ") || name }] : [];
  });

/** The terms that a filled-in form comes to, and the fields that still lack something. */
export function readTerms(
  given: FormData,
  kinds: readonly ScheduledKindView[],
): { terms: AgreementTerms; missing: string[] } {
  const text = (name: string) => String(given.get(name) ?? "").trim();
  const texts = (name: string) => given.getAll(name).map(String);
  const schedule = texts("kind").flatMap((kind) => {
    const fields = texts(`field ${kind}`);
    const all = kinds.find((each) => each.kind === kind)?.fields ?? [];
    return fields.length === 0 ? [] : [{ kind, fields: fields.length === all.length ? ["*"] : fields }];
  });
  const classIds = texts("class");
  return {
    missing: needed.filter((name) => text(name) === ""),
    terms: {
      name: text("name"),
      party: { name: text("party"), kind: "vendor" },
      ...(text("url") && { url: text("url") }),
      purpose: { en: text("purposeEn"), es: text("purposeEs") },
      schedule,
      startsOn: text("startsOn"),
      endsOn: text("endsOn"),
      retention: { daysAfterEnd: Number(text("days")), deletionProof: given.has("proof") },
      document: { title: text("paper"), ...(text("paperUrl") && { url: text("paperUrl") }) },
      contact: { name: text("contact"), email: text("email") },
      subprocessors: subprocessorsOf(text("subprocessors")),
      breachHours: Number(text("breachHours")),
      studentContent: given.has("studentContent"),
      never: texts("never") as AgreementTerms["never"], // the form's own words
      serves: { organizationIds: texts("organization"), classIds },
    },
  };
}
