import type { EntryFact } from "../entry/fact.ts";
import { holdsRefused, isRefusedSystem } from "../entry/refuse.ts";
import type { IsoDate } from "../kernel/date.ts";
import { gradeCode } from "../record/grade-level.ts";
import { type GuardianshipFact, isParental } from "../roster/fact.ts";
import type { Collector, Fact } from "./adapter.ts";

/** One person of a roster, as OneRoster and School Data Sync describe people: the same shape under two sets of names. */
export interface Person {
  readonly key: string;
  readonly given: string;
  readonly family?: string | undefined;
  readonly middle?: string | undefined;
  readonly preferredGiven?: string | undefined;
  readonly preferredFamily?: string | undefined;
  readonly pronouns?: string | undefined;
  readonly bornOn?: IsoDate | undefined;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
}

/** What a person is at an organization. */
export interface PersonRole {
  readonly role: string;
  readonly organization?: string | undefined;
  readonly gradeLevel?: string | undefined;
  readonly startsOn?: IsoDate | undefined;
  readonly endsOn?: IsoDate | undefined;
}

export const fullName = ({ given, family }: Pick<Person, "given" | "family">): string =>
  family ? `${given} ${family}` : given;

const entry = (fact: Omit<EntryFact, "noun">): EntryFact => ({ noun: "entry", ...fact });

/** The name, the identity and the own contact of a learner. Refused identifiers are left out with a remark. */
export function learnerFacts(person: Person, row: string, at: string, out: Collector): void {
  const { key, given, middle, family, bornOn, pronouns } = person;
  const identifiers = person.identifiers.filter(({ system, value }) => {
    const refused = isRefusedSystem(system) || holdsRefused(value);
    if (refused) out.remark("identifier.refused", at, system.slice(0, 40));
    return !refused;
  });
  const name = {
    given: person.preferredGiven ?? given,
    ...maybe("family", person.preferredFamily ?? family),
    ...maybe("pronouns", pronouns),
  };
  const contact = reachable(person);
  out.add(
    row,
    at,
    { noun: "learner", key },
    entry({ key: `${row}#name`, kind: "name", learner: key, body: name }),
    entry({
      key: `${row}#identity`,
      kind: "identity",
      learner: key,
      body: {
        given,
        ...maybe("middle", middle),
        ...maybe("family", family),
        ...maybe("bornOn", bornOn),
        ...(identifiers.length > 0 && { identifiers }),
      },
    }),
    contact &&
      entry({
        key: `${row}#contact`,
        kind: "contact",
        learner: key,
        circle: "family",
        body: { holder: "learner", name: fullName(person), ...contact },
      }),
  );
}

const maybe = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in Key]?: Value }; // one key or none

function reachable({ emails, phones }: Person): Record<string, unknown> | undefined {
  if (emails.length === 0 && phones.length === 0) return undefined;
  return {
    ...(phones.length > 0 && { phones: phones.map((number) => ({ number })) }),
    ...(emails.length > 0 && { emails: emails.map((address) => ({ address })) }),
  };
}

/** A learner in a school: the relation, and the entry that stays when the relation has ended. */
export function schoolFacts(
  learner: string,
  row: string,
  { organization, gradeLevel, startsOn, endsOn }: PersonRole,
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
      body: { ...span, ...maybe("gradeLevel", grade) },
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

/**
 * An adult of a learner. Rosters say nothing of custody: a parent or guardian has a parent's rights until a document says
 * otherwise, a relative is a contact without rights. Without addresses each adult is a household, so nothing is shared by guess.
 */
export function adultFacts(
  learner: string,
  adult: Person,
  relationship: string,
  row: string,
  isPrimary?: boolean,
): Fact[] {
  const rights = isParental(relationship);
  const household = `adult:${adult.key}`;
  const guardianship: GuardianshipFact = {
    noun: "guardianship",
    key: `${row}#adult/${adult.key}`,
    learner,
    guardian: adult.key,
    relationship,
    mayRead: rights,
    mayDecide: rights,
    household,
    ...maybe("isPrimary", isPrimary),
  };
  return [
    { noun: "guardian", key: adult.key },
    guardianship,
    entry({
      key: `${row}#adult/${adult.key}/contact`,
      kind: "contact",
      learner,
      circle: household,
      guardian: adult.key,
      body: {
        holder: rights ? "guardian" : "other",
        name: fullName(adult),
        relationship,
        ...maybe("isPrimary", isPrimary),
        ...reachable(adult),
      },
    }),
  ];
}
