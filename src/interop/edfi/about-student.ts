import { ownContact } from "../people.ts";
import { characteristicsOf } from "./characteristics.ts";
import { keep } from "./context.ts";
import { demographicsOf, homeAccessOf } from "./demographics.ts";
import { identifiersOf } from "./identifiers.ts";
import { organizationKey, studentKey, within } from "./keys.ts";
import { languagesOf, reachOf } from "./person.ts";
import { type ElementAdapter, elementAdapter, type Reading } from "./reading.ts";

const learnerOf = (reading: Reading) => reading.key(studentKey, "StudentReference");
const studentAt = (reading: Reading) =>
  within(learnerOf(reading), reading.key(organizationKey, "EducationOrganizationReference", "SchoolReference"));

/** Of several rows that say the same of a learner, one speaks: the first by its key, which the district's is. */
function speak({ speaks }: Reading["context"], about: string, learner: string, row: string): void {
  const known = speaks.get(`${about}/${learner}`);
  if (known === undefined || row < known) speaks.set(`${about}/${learner}`, row);
}

/** What a row has to say of a learner, by what it is about. */
function sayings(reading: Reading): string[] {
  const { languages = [], addresses = [], phones = [], emails = [] } = reachOf(reading);
  return [
    ...(languages.length > 0 ? ["languages"] : []),
    ...(addresses.length + phones.length + emails.length > 0 ? ["reach"] : []),
    ...(demographicsOf(reading) ? ["demographics"] : []),
    ...(homeAccessOf(reading) ? ["home-access"] : []),
    ...characteristicsOf(reading).map(({ program }) => `program/${program}`),
  ];
}

/** Who speaks for a learner, and what the identity needs of identifiers: the first pass. */
export function gatherAbout(
  reading: Reading,
  element: string,
  learner: string | undefined,
  own: string | undefined,
): void {
  if (learner === undefined || own === undefined) return;
  const { context } = reading;
  for (const about of sayings(reading)) speak(context, about, learner, `${element}/${own}`);
  const level = reading.value("LimitedEnglishProficiency");
  if (level !== undefined && level !== "NotLimited")
    keep(context.englishLevels, learner, reading.words("LimitedEnglishProficiency") ?? level);
}

/** Languages, the own address, demographics, home access and programs of a learner, as far as this row speaks for them. */
export function sayAbout(reading: Reading, row: string, learner: string): void {
  const { context, at, out } = reading;
  const speaks = (about: string) => context.speaks.get(`${about}/${learner}`) === row;
  const say = (about: string, kind: string, body: Readonly<Record<string, unknown>> | undefined) => {
    if (body && speaks(about)) out.add(row, at, { noun: "entry", key: `${row}#${about}`, kind, learner, body });
  };
  const languages = languagesOf(reading).slice(0, 10);
  const level = context.englishLevels.get(learner);
  const spoken = { languages, ...(level !== undefined && { englishLearnerLevel: level }) };
  say("languages", "background", languages.length > 0 ? spoken : undefined);
  say("demographics", "demographics", demographicsOf(reading));
  say("home-access", "home-access", homeAccessOf(reading));
  for (const { program, place, body } of characteristicsOf(reading, out)) {
    if (!speaks(`program/${program}`) || context.counted.has(`${program}/${learner}`)) continue;
    const key = `${row}#program/${program}/${place}`;
    out.add(row, at, { noun: "entry", key, kind: "program-status", learner, body });
  }
  if (!speaks("reach")) return;
  const { languages: _, ...reach } = reachOf(reading);
  out.add(row, at, ownContact(learner, row, reach));
}

/** What is said of a student beside the student, from whichever element of this version says it. */
export const aboutStudent = (name: string, interchange: string): ElementAdapter =>
  elementAdapter(
    name,
    interchange,
    studentAt,
    (reading, row) => sayAbout(reading, row, learnerOf(reading) ?? ""),
    (reading) => {
      const learner = learnerOf(reading);
      gatherAbout(reading, name, learner, studentAt(reading));
      if (learner === undefined) return;
      const { identifiers } = reading.context;
      const codes = identifiersOf(reading);
      if (codes.length > 0) identifiers.set(learner, [...(identifiers.get(learner) ?? []), ...codes]);
    },
  );
