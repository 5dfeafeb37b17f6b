import type { EntryFact } from "../entry/fact.ts";
import type { IsoDate } from "../kernel/date.ts";
import { holdsRefused, isRefusedSystem } from "../kernel/refuse.ts";
import { gradeCode } from "../record/grade-level.ts";
import { type GuardianshipFact, isParental } from "../roster/fact.ts";
import type { Collector, Fact } from "./adapter.ts";
import { maybe } from "./optional.ts";

/** How a person is reached. `kind` is the source's own word: "Mobile", "Home". */
export interface Reach {
  readonly phones?: readonly { readonly kind?: string | undefined; readonly number: string }[];
  readonly emails?: readonly { readonly kind?: string | undefined; readonly address: string }[];
  readonly addresses?: readonly { readonly kind?: string | undefined; readonly lines: readonly string[] }[];
  /** ISO 639 codes, or what the source says. */
  readonly languages?: readonly string[];
}

/** One person of a roster, whatever standard describes them. */
export interface Person extends Reach {
  readonly key: string;
  readonly given: string;
  readonly family?: string | undefined;
  readonly middle?: string | undefined;
  readonly suffix?: string | undefined;
  readonly preferredGiven?: string | undefined;
  readonly preferredFamily?: string | undefined;
  readonly pronouns?: string | undefined;
  readonly bornOn?: IsoDate | undefined;
  readonly identifiers?: readonly { readonly system: string; readonly value: string }[];
}

/** What a person is at an organization. */
export interface PersonRole {
  readonly role: string;
  readonly organization?: string | undefined;
  readonly gradeLevel?: string | undefined;
  readonly startsOn?: IsoDate | undefined;
  readonly endsOn?: IsoDate | undefined;
  readonly entryReason?: string | undefined;
  readonly exitReason?: string | undefined;
}

/** Everybody is called by the name they go by; the legal name of a learner stands in the identity. */
export const calledBy = ({
  given,
  family,
  preferredGiven,
  preferredFamily,
}: Pick<Person, "given" | "family" | "preferredGiven" | "preferredFamily">): { given: string; family?: string } => ({
  given: preferredGiven ?? given,
  ...maybe("family", preferredFamily ?? family),
});
/** The preferred name, in one line. */
export const fullName = (person: Person): string => {
  const { given, family } = calledBy(person);
  return family ? `${given} ${family}` : given;
};

const entry = (fact: Omit<EntryFact, "noun">): EntryFact => ({ noun: "entry", ...fact });

/** The name, the identity and the own contact of a learner. Refused identifiers are left out with a remark. */
export function learnerFacts(person: Person, row: string, at: string, out: Collector): void {
  const { key, given, middle, family, suffix, bornOn, pronouns } = person;
  const identifiers = (person.identifiers ?? []).filter(({ system, value }) => {
    const refused = isRefusedSystem(system) || holdsRefused(value);
    if (refused) out.remark("field.refused", at, system.slice(0, 40));
    return !refused;
  });
  const name = { ...calledBy(person), ...maybe("pronouns", pronouns) };
  out.add(
    row,
    at,
    {
      noun: "learner",
      key,
      ...(identifiers.length > 0 && { identifiers }),
      evidence: { given, ...maybe("family", family), ...maybe("bornOn", bornOn) },
    },
    entry({ key: `${row}#name`, kind: "name", learner: key, body: name }),
    entry({
      key: `${row}#identity`,
      kind: "identity",
      learner: key,
      body: {
        given,
        ...maybe("middle", middle),
        ...maybe("family", family),
        ...maybe("suffix", suffix),
        ...maybe("bornOn", bornOn),
        ...(identifiers.length > 0 && { identifiers }),
      },
    }),
    ownContact(key, row, person, fullName(person)),
  );
}

/** How the learners themselves are reached: the family's to read. */
export function ownContact(learner: string, row: string, how: Reach, name?: string): EntryFact | undefined {
  const reach = reachable(how);
  const body = { holder: "learner", ...maybe("name", name), ...reach };
  return reach && entry({ key: `${row}#contact`, kind: "contact", learner, circle: "family", body });
}

function reachable({ emails = [], phones = [], addresses = [], languages = [] }: Reach): object | undefined {
  if (emails.length + phones.length + addresses.length === 0) return undefined;
  const few = <Each extends object>(all: readonly Each[], most: number) =>
    all
      .slice(0, most)
      .map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined)));
  return {
    ...(phones.length > 0 && { phones: few(phones, 10) }),
    ...(emails.length > 0 && { emails: few(emails, 10) }),
    ...(addresses.length > 0 && { addresses: few(addresses, 5) }),
    ...(languages.length > 0 && { languages: languages.slice(0, 5) }),
  };
}

/** A learner in a school: the relation, and the entry that stays when the relation has ended. */
export function schoolFacts(
  learner: string,
  row: string,
  { organization, gradeLevel, startsOn, endsOn, entryReason, exitReason }: PersonRole,
): Fact[] {
  if (organization === undefined) return [];
  const span = { ...maybe("startsOn", startsOn), ...maybe("endsOn", endsOn) };
  const grade = gradeLevel === undefined ? undefined : (gradeCode(gradeLevel) ?? gradeLevel);
  const key = `${row}#school/${organization}`;
  return [
    { noun: "enrollment", key, learner, organization, ...span },
    entry({
      key: `${key}/entry`,
      kind: "enrollment",
      learner,
      school: organization,
      ...maybe("observedOn", startsOn),
      body: {
        ...span,
        ...maybe("gradeLevel", grade),
        ...maybe("entryReason", entryReason),
        ...maybe("exitReason", exitReason),
      },
    }),
  ];
}

/** A learner in a class. */
export function classFacts(
  learner: string,
  row: string,
  classKey: string,
  span: { startsOn?: IsoDate | undefined; endsOn?: IsoDate | undefined },
): Fact[] {
  const dates = { ...maybe("startsOn", span.startsOn), ...maybe("endsOn", span.endsOn) };
  return [
    { noun: "enrollment", key: row, learner, class: classKey, ...dates },
    entry({
      key: `${row}#entry`,
      kind: "enrollment",
      learner,
      class: classKey,
      ...maybe("observedOn", span.startsOn),
      body: dates,
    }),
  ];
}

/** What a source says of an adult besides the relation. */
export interface AdultOptions {
  readonly isPrimary?: boolean | undefined;
  readonly isEmergency?: boolean | undefined;
  readonly livesWith?: boolean | undefined;
  /** The rights of a parent, where the source knows better than the word. */
  readonly rights?: boolean | undefined;
  /** Key of the household; each adult is one of their own where nobody knows. */
  readonly household?: string | undefined;
}

/**
 * An adult of a learner. Rosters say nothing of custody: a parent or guardian has a parent's rights until a document says
 * otherwise, a relative is a contact without rights. Without addresses each adult is a household, so nothing is shared by guess.
 */
export function adultFacts(
  learner: string,
  adult: Person,
  relationship: string,
  row: string,
  { isPrimary, isEmergency, livesWith, rights = isParental(relationship), household = adult.key }: AdultOptions = {},
): Fact[] {
  const home = `adult:${household}`;
  const guardianship: GuardianshipFact = {
    noun: "guardianship",
    key: `${row}#adult/${adult.key}`,
    learner,
    guardian: adult.key,
    relationship,
    mayRead: rights,
    mayDecide: rights,
    household: home,
    ...maybe("livesWith", livesWith),
    ...maybe("isPrimary", isPrimary),
  };
  return [
    { noun: "guardian", key: adult.key },
    guardianship,
    entry({
      key: `${row}#adult/${adult.key}/contact`,
      kind: "contact",
      learner,
      circle: home,
      guardian: adult.key,
      body: {
        holder: rights ? "guardian" : isEmergency ? "emergency" : "other",
        name: fullName(adult),
        relationship,
        ...maybe("isPrimary", isPrimary),
        ...maybe("isEmergency", isEmergency),
        ...maybe("livesWith", livesWith),
        ...reachable(adult),
      },
    }),
  ];
}
