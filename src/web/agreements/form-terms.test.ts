import fc from "fast-check";
import { expect, it } from "vitest";
import type { AgreementTerms } from "../../privacy/agreement.ts";
import { termsFor } from "../../server/agreement-terms.testing.ts";
import { boxesOf, inLine, readTerms } from "./form-terms.ts";

const kinds = [
  { kind: "work", fields: ["title", "what"] },
  { kind: "test-result", fields: ["test", "scores", "level"] },
  { kind: "recognition", fields: ["title", "points"] },
];

/** What the browser sends of the form as it opens on a draft. */
function formOf(terms: AgreementTerms): FormData {
  const form = new FormData();
  const one = { name: terms.name, party: terms.party.name, url: terms.url ?? "", startsOn: terms.startsOn };
  const two = { endsOn: terms.endsOn, purposeEn: terms.purpose.en, purposeEs: terms.purpose.es };
  const three = { days: terms.retention.daysAfterEnd, breachHours: terms.breachHours, paper: terms.document.title };
  const four = { paperUrl: terms.document.url ?? "", contact: terms.contact.name, email: terms.contact.email };
  const lines = terms.subprocessors.map(inLine).join("\r\n");
  for (const [name, value] of Object.entries({ ...one, ...two, ...three, ...four, subprocessors: lines }))
    form.append(name, String(value));
  if (terms.retention.deletionProof) form.append("proof", "on");
  if (terms.studentContent) form.append("studentContent", "on");
  for (const each of terms.never) form.append("never", each);
  for (const each of terms.serves.organizationIds) form.append("organization", each);
  for (const each of terms.serves.classIds) form.append("class", each);
  for (const known of kinds) {
    const listed = terms.schedule.filter(({ kind }) => kind === known.kind).flatMap(({ fields }) => fields);
    if (listed.length === 0) continue;
    form.append("kind", known.kind);
    for (const field of boxesOf(known, terms.schedule))
      if (listed.includes("*") || listed.includes(field)) form.append(`field ${known.kind}`, field);
  }
  return form;
}

const whole = termsFor("00000000-0000-7000-8000-000000000001", {
  party: { name: "The Museum", kind: "organization" },
  organizationId: "00000000-0000-7000-8000-000000000002",
  document: { title: "Paper", url: "https://museum.example/paper.pdf", sha256: "b".repeat(64) },
  subprocessors: [{ name: "Host: Europe", what: "Keeps the files: all of them" }],
  schedule: [
    { kind: "work", fields: ["title"], heading: "student_work", why: { en: "To hang it", es: "Para colgarlo" } },
    { kind: "test-result", fields: ["scores.value", "level"], why: { en: "To group", es: "Para agrupar" } },
    { kind: "test-result", fields: ["test"], why: { en: "To name it", es: "Para nombrarla" } },
    { kind: "recognition", fields: ["*"], why: { en: "To show it", es: "Para mostrarla" } },
  ],
});

it("a draft that is saved as it opened is what it was, with what the form has no place for", () => {
  expect(readTerms(formOf(whole), kinds, whole)).toEqual({ terms: whole, missing: [] });
});

it("whatever is unticked and ticked, the schedule lists exactly that, and what stays keeps what it is for", () => {
  const fields = [...new Set(kinds.flatMap((each) => boxesOf(each, whole.schedule)))];
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.subarray(fields), (known, chosen) => {
      const ticked = boxesOf(known, whole.schedule).filter((field) => chosen.includes(field));
      const form = formOf(whole);
      form.delete(`field ${known.kind}`);
      for (const field of ticked) form.append(`field ${known.kind}`, field);
      const { schedule } = readTerms(form, kinds, whole).terms;
      const lines = schedule.filter(({ kind }) => kind === known.kind);
      const listed = lines.flatMap((each) => each.fields);
      expect([...listed].sort()).toEqual(listed.includes("*") ? ["*"] : ticked.toSorted());
      for (const line of lines) expect(line.why).toBeDefined();
      expect(schedule.filter(({ kind }) => kind !== known.kind)).toEqual(
        whole.schedule.filter(({ kind }) => kind !== known.kind),
      );
    }),
  );
});
