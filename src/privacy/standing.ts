import type { Capacity } from "../identity/capacity.ts";
import { addDays, ageOn, type IsoDate } from "../kernel/date.ts";
import type { Slice } from "./category.ts";
import type { Choosers } from "./choice.ts";
import type { Tie } from "./decide.ts";
import type { Pack } from "./pack.ts";
import type { ShareFact } from "./share-decide.ts";

/** Both dates included; a missing one is open. */
export interface Span {
  readonly startsOn?: IsoDate | null;
  readonly endsOn?: IsoDate | null;
}

/** Every relation that a learner is in, as the roster holds it: what ties are made of. */
export interface LearnerFacts {
  readonly learnerId: string;
  readonly bornOn: IsoDate | null;
  readonly guardianships: readonly (Span & {
    guardianId: string;
    householdId: string | null;
    mayRead: boolean;
    mayDecide: boolean;
  })[];
  readonly courtDocuments: readonly { guardianId: string; kind: string; effectiveOn: IsoDate; lifted: boolean }[];
  readonly schools: readonly (Span & { organizationId: string; ancestors: readonly string[] })[];
  readonly classes: readonly (Span & { classId: string; organizationId: string; whole: Span })[];
  readonly teaching: readonly (Span & { classId: string; staffId: string })[];
  readonly cases: readonly (Span & { caseId: string; staffId: string; readsRestricted: boolean; whole: Span })[];
  readonly agreements: readonly AgreementFact[];
  readonly trust: readonly { trusted: boolean; chosenBy: string; at: string }[];
  readonly ageDocuments: readonly { kind: string; effectiveOn: IsoDate; holds: boolean }[];
  readonly exceptions: readonly ExceptionFact[];
  /** Links whose consent gives. */
  readonly shares: readonly ShareFact[];
}

/** Access by an exception of the law. `isOpen` is asked of the clock: a second person opened it, and no hour has ended it. */
export interface ExceptionFact {
  readonly subjectId: string;
  readonly basis: string;
  readonly slices: readonly Slice[] | undefined;
  readonly endsOn: IsoDate | null;
  readonly isOpen: boolean;
}

/** An app's or a helper's agreement as it stands to one learner. */
export interface AgreementFact extends Span {
  readonly agreementId: string;
  readonly kind: "app" | "helper";
  readonly slices: readonly Slice[];
  /** Of an app: the organizations it serves whole, or the classes. */
  readonly organizations: readonly string[];
  readonly classes: readonly string[];
  /** Of a helper: for how long this learner's family invited it; `undefined` if it did not. */
  readonly invited?: Span | undefined;
  /** Of a helper: whether the family's signed consent lets anything through now, or the school let it in. */
  readonly gives?: boolean | null;
}

/** A hat, or the subject of an app or helper. */
export interface SubjectFact {
  readonly id: string;
  readonly capacity: Capacity | "agreement" | "source" | "link";
  readonly organizationId: string | null;
  readonly personId: string | null;
  readonly agreementId: string | null;
  readonly ended: boolean;
}

const covers = ({ startsOn, endsOn }: Span, day: IsoDate) => (startsOn ?? day) <= day && (endsOn ?? day) >= day;

const latest = (dates: readonly (IsoDate | null | undefined)[]): IsoDate | undefined =>
  dates.reduce<IsoDate | undefined>((late, each) => (each && (!late || each > late) ? each : late), undefined);

/** Last day of a span that rests on a class: who leaves early is out that day, who stays to its end keeps `after` days more. */
function lastDay(span: Span, whole: Span, after: number | null): IsoDate | undefined {
  const { endsOn } = span;
  if (endsOn && (!whole.endsOn || endsOn < whole.endsOn)) return endsOn;
  return after === null || !whole.endsOn ? undefined : addDays(whole.endsOn, after);
}

/** Whether an adult is kept away altogether: by a document in force, whose end date alone never restores anything. */
function isBlocked(facts: LearnerFacts, guardianId: string, today: IsoDate): boolean {
  return facts.courtDocuments.some(
    (each) =>
      each.guardianId === guardianId &&
      (each.kind === "no-access" || each.kind === "no-contact") &&
      !each.lifted &&
      each.effectiveOn <= today,
  );
}

type GuardianStanding = "deciding" | "reading" | undefined;

function guardianStanding(facts: LearnerFacts, guardianId: string, today: IsoDate): GuardianStanding {
  const rows = facts.guardianships.filter(
    (each) => each.guardianId === guardianId && each.mayRead && covers(each, today),
  );
  if (rows.length === 0 || isBlocked(facts, guardianId, today)) return undefined;
  const sole = facts.courtDocuments.filter(
    (each) => each.kind === "sole-decision" && !each.lifted && each.effectiveOn <= today,
  );
  if (sole.some((each) => each.guardianId === guardianId)) return "deciding";
  return rows.some((each) => each.mayDecide) && sole.length === 0 ? "deciding" : "reading";
}

/**
 * Whether the learner alone decides: from the age that the pack sets; earlier with a paper on emancipation or on entry to college, and not
 * by a birthday where a court left an adult under guardianship (34 CFR 99.5).
 */
export function isOfAge(pack: Pack, { bornOn, ageDocuments }: LearnerFacts, today: IsoDate): boolean {
  const holding = ageDocuments.filter(({ holds, effectiveOn }) => holds && effectiveOn <= today);
  if (holding.length > 0) return !holding.some(({ kind }) => kind === "guardianship");
  return bornOn !== null && ageOn(bornOn, today) >= pack.document.ages.ofAgeFrom;
}

const exceptionOf = (facts: LearnerFacts, subjectId: string, today: IsoDate) =>
  facts.exceptions.find((each) => each.subjectId === subjectId && each.isOpen && (each.endsOn ?? today) >= today);

/** Whether the learner, at 16 or 17, may share: at least one deciding guardian said so last, and none said no. */
function isTrusted(facts: LearnerFacts, deciding: ReadonlySet<string>): boolean {
  const newest = new Map<string, boolean>();
  for (const { chosenBy, trusted } of facts.trust) if (deciding.has(chosenBy)) newest.set(chosenBy, trusted);
  return newest.size > 0 && [...newest.values()].every(Boolean);
}

/**
 * What ties a subject to a learner today, or nothing. The same rules stand in SQL as `base.relation`, which makes grants of
 * them; a property test holds the two against each other. Source: docs/privacy.md, "Who has a tie".
 */
export function tieOf(
  pack: Pack,
  facts: LearnerFacts,
  subject: SubjectFact,
  trusted: boolean,
  today: IsoDate,
): Tie | undefined {
  if (subject.ended) return undefined;
  const of = (policyId: string): Tie => ({ policyId });
  const age = facts.bornOn === null ? undefined : ageOn(facts.bornOn, today);
  const ofAge = isOfAge(pack, facts, today);
  const exception = exceptionOf(facts, subject.id, today);
  switch (subject.capacity) {
    case "learner":
      if (subject.personId !== facts.learnerId) return undefined;
      if (ofAge) return of("learner.of-age");
      return of(
        trusted && age !== undefined && age >= pack.document.ages.trustedFrom ? "learner.trusted" : "learner.minor",
      );
    case "guardian": {
      const standing = subject.personId ? guardianStanding(facts, subject.personId, today) : undefined;
      if (!standing) return undefined;
      if (!ofAge) return of(`guardian.${standing}`);
      return exception?.basis === "dependent"
        ? { ...of("guardian.dependent"), only: exception.slices }
        : of("guardian.of-age");
    }
    case "exception":
      return exception && { ...of(`exception.${exception.basis}`), only: exception.slices };
    case "link":
      return shareTie(pack, facts, subject.id, trusted, today);
    case "teacher":
      return teaches(pack, facts, subject, today) ? of("teacher") : undefined;
    case "support":
      return isOnCase(facts, subject, today) ? of("support") : undefined;
    case "nurse":
      return attends(pack, facts, "nurse", (id) => id === subject.organizationId, today) ? of("nurse") : undefined;
    case "leader":
      return attends(pack, facts, "office.leader", (id) => id === subject.organizationId, today)
        ? of("office.leader")
        : undefined;
    case "registrar":
      return attends(pack, facts, "office.registrar", (id) => id === subject.organizationId, today)
        ? of("office.registrar")
        : undefined;
    case "district": {
      const above = (_: string, ancestors: readonly string[]) =>
        subject.organizationId !== null && ancestors.includes(subject.organizationId);
      return attends(pack, facts, "district", above, today) ? of("district") : undefined;
    }
    case "agreement":
    case "helper":
      return agreementTie(pack, facts, subject, today);
    case "administrator":
    case "source":
      return undefined;
  }
}

/** A link is tied as long as its consent gives, by what its sharer still reads: the other rules are in `decideShared`. */
function shareTie(pack: Pack, facts: LearnerFacts, id: string, trusted: boolean, today: IsoDate): Tie | undefined {
  const share = facts.shares.find(({ shareId }) => shareId === id);
  if (!share?.gives || !covers(share, today)) return undefined;
  return { policyId: share.audience, shared: { share, by: tieOf(pack, facts, share.sharer, trusted, today) } };
}

function attends(
  pack: Pack,
  facts: LearnerFacts,
  policyId: string,
  at: (id: string, ancestors: readonly string[]) => boolean,
  today: IsoDate,
) {
  const policy = pack.find(policyId);
  if (!policy) return false;
  const { beforeDays, afterDays } = policy;
  return facts.schools.some(
    ({ startsOn, endsOn, organizationId, ancestors }) =>
      at(organizationId, ancestors) &&
      (!startsOn || addDays(startsOn, -beforeDays) <= today) &&
      (!endsOn || afterDays === null || addDays(endsOn, afterDays) >= today),
  );
}

function teaches(pack: Pack, facts: LearnerFacts, subject: SubjectFact, today: IsoDate): boolean {
  const policy = pack.find("teacher");
  if (!policy) return false;
  return facts.classes.some(
    (seat) =>
      seat.organizationId === subject.organizationId &&
      facts.teaching.some((duty) => {
        if (duty.classId !== seat.classId || duty.staffId !== subject.personId) return false;
        const start = latest([seat.startsOn, duty.startsOn, seat.whole.startsOn]);
        const ends = [lastDay(seat, seat.whole, policy.afterDays), lastDay(duty, seat.whole, policy.afterDays)];
        return (!start || addDays(start, -policy.beforeDays) <= today) && ends.every((end) => !end || end >= today);
      }),
  );
}

const isOnCase = (facts: LearnerFacts, subject: SubjectFact, today: IsoDate): boolean =>
  facts.cases.some((each) => each.staffId === subject.personId && covers(each, today) && covers(each.whole, today)) &&
  facts.schools
    .concat(facts.classes.map((seat) => ({ ...seat, ancestors: [] })))
    .some((each) => each.organizationId === subject.organizationId);

function agreementTie(pack: Pack, facts: LearnerFacts, subject: SubjectFact, today: IsoDate): Tie | undefined {
  const agreement = facts.agreements.find((each) => each.agreementId === subject.agreementId);
  if (!agreement || !covers(agreement, today)) return undefined;
  const { agreementId: id, kind, slices } = agreement;
  const tie: Tie = { policyId: `${kind}:${id}`, agreement: { id, kind, slices } };
  if (kind === "helper")
    return agreement.invited && agreement.gives && covers(agreement.invited, today) ? tie : undefined;
  if (agreement.organizations.length > 0) {
    const served = (_: string, ancestors: readonly string[]) =>
      agreement.organizations.some((each) => ancestors.includes(each));
    return attends(pack, facts, "app", served, today) ? tie : undefined;
  }
  const inClass = facts.classes.some((seat) => {
    const start = latest([seat.startsOn, seat.whole.startsOn]);
    const end = lastDay(seat, seat.whole, 0);
    return agreement.classes.includes(seat.classId) && (!start || start <= today) && (!end || end >= today);
  });
  return inClass ? tie : undefined;
}

/** Whether a helper or app reads about this learner now, or will once a seat begins: a family is asked about no other. */
export function mayServe(facts: LearnerFacts, agreement: AgreementFact, today: IsoDate): boolean {
  const isNotOver = ({ endsOn }: Span) => (endsOn ?? today) >= today;
  if (agreement.kind === "helper") return agreement.invited !== undefined && isNotOver(agreement.invited);
  if (agreement.organizations.length === 0)
    return facts.classes.some((seat) => agreement.classes.includes(seat.classId) && isNotOver(seat));
  return facts.schools.some(
    (seat) => isNotOver(seat) && agreement.organizations.some((each) => seat.ancestors.includes(each)),
  );
}

/** Who may choose about this learner today: deciding guardians while the learner is under age, and the learner. */
export function choosersOf(
  pack: Pack,
  facts: LearnerFacts,
  family: readonly SubjectFact[],
  today: IsoDate,
): { choosers: Choosers; trusted: boolean; guardians: number } {
  const guardians = family.filter((each) => each.capacity === "guardian");
  const deciding = guardians.filter((each) => tieOf(pack, facts, each, false, today)?.policyId === "guardian.deciding");
  const trusted = isTrusted(facts, new Set(deciding.map(({ id }) => id)));
  const choosers = new Map<
    string,
    { choosing: "all" | "none" | "lower-own-words" | "share-own-words"; role: "guardian" | "learner"; person: string }
  >();
  for (const subject of family) {
    const policy = pack.find(tieOf(pack, facts, subject, trusted, today)?.policyId ?? "");
    if (policy && (policy.audience === "guardian" || policy.audience === "learner") && policy.choose !== "none") {
      const person = subject.personId ?? subject.id;
      choosers.set(subject.id, { choosing: policy.choose, role: policy.audience, person });
    }
  }
  const adults = isOfAge(pack, facts, today) ? [] : new Set(facts.guardianships.map(({ guardianId }) => guardianId));
  const adultsDeciding = [...adults].filter((each) => guardianStanding(facts, each, today) === "deciding").length;
  return { choosers, trusted, guardians: adultsDeciding };
}
