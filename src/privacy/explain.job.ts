import type { Words } from "../kernel/words.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import type { AccessWhy } from "./access.ts";
import { categoryOf, numberOf } from "./category.ts";
import { familyOf } from "./compile.job.ts";
import { byteOf } from "./compile.ts";
import { type Decision, decideAll, opensAnything, type Tie } from "./decide.ts";
import { levelAt, levels, type StoredLevel } from "./level.ts";
import type { Lock, Pack } from "./pack.ts";
import { findStanding, findSubject, instant, type LearnerStanding } from "./standing.store.ts";
import { choosersOf, tieOf } from "./standing.ts";
import { whyOf } from "./why.ts";

/** Decisions about one learner and subject with their reasons: the answer to "why could they?". */
export interface Explained {
  readonly learner: string;
  readonly subject: string;
  readonly audience: string;
  /** The policy that ties them, or nothing. */
  readonly tie: string | null;
  readonly today: string;
  readonly cells: readonly {
    readonly category: string;
    readonly slice: string;
    readonly level: string;
    /** Level on entries of one's own; `restricted` also opens those so marked. */
    readonly own: string;
    readonly write: string;
    readonly lock: string;
    readonly rules: readonly string[];
    readonly sentence: { readonly viewer: Words; readonly family: Words };
  }[];
  /** Whether the compiled grant says the same. */
  readonly agrees: boolean;
}

const grantRights = statement<{ rights: string }>(
  "privacy.explain-grant",
  "select encode(rights, 'hex') as rights from base.grants where learner_id = $1 and subject_id = $2 and until > now()",
);

async function decideToday(runner: Runner, pack: Pack, learnerId: string, subjectId: string) {
  const [standing, subject] = [await findStanding(runner, learnerId), await findSubject(runner, subjectId)];
  if (!standing) throw new Error(`There is no learner ${learnerId}.`);
  if (!subject) throw new Error(`There is no subject ${subjectId}.`);
  const { family } = familyOf(pack, standing);
  const { trusted } = choosersOf(pack, standing.facts, standing.family, standing.today);
  const tie = tieOf(pack, standing.facts, subject, trusted, standing.today);
  return { standing, subject, tie, decisions: decideAll(pack, tie, subject.id, family) };
}

/** What one rule opened of one slice. */
interface Opening {
  readonly rule: string;
  readonly lock: Lock;
  readonly opens: AccessWhy["rules"][number]["opens"][number];
}

const openingOf = ({ slice, level, own, lock }: Omit<Decision, "because" | "write">, rule: string): Opening => ({
  rule,
  lock,
  opens: { category: categoryOf(slice), slice, level, own: levelAt(own) },
});

/**
 * The family's "why could they?": what is open to one subject today by the rule that opened it, or what was at the instant of
 * one look. Levels of the past are those of the grant that was in force; its reasons are decided anew from what had been chosen
 * by then, and where that comes to another level, because a pack or a relation has changed, the policy's own rule stands.
 */
export async function explainAccess(
  runner: Runner,
  pack: Pack,
  learnerId: string,
  subjectId: string,
  at?: string,
): Promise<AccessWhy> {
  const { standing, decisions } = await decideToday(runner, pack, learnerId, subjectId);
  const openings = decisions
    .filter((decision) => opensAnything([decision]))
    .map((decision) => openingOf(decision, decision.because.at(-1)?.rule ?? "no-tie"));
  const past = at === undefined ? undefined : await openingsAt(runner, pack, standing, subjectId, at);
  const byRule = Map.groupBy(past?.openings ?? openings, ({ rule }) => rule);
  return {
    hasTie: byRule.size > 0,
    on: past?.on ?? standing.today,
    isStill: openings.length > 0,
    rules: [...byRule].map(([rule, made]) => ({
      rule,
      lock: made[0]?.lock ?? "school",
      ...whyOf(pack, rule),
      opens: made.map(({ opens }) => opens),
    })),
  };
}

const grantAt = statement<{ on: string; instant: string; policy_id: string; rights: string }>(
  "privacy.explain-grant-at",
  `select ($3::timestamptz at time zone k.zone)::date + k.ahead as on, ${instant("$3::timestamptz")} as instant,
    g.policy_id, encode(g.rights, 'hex') as rights
  from base.clock k cross join (
    select policy_id, rights, changed_at from base.grants_history where learner_id = $1 and subject_id = $2 and changed_at > $3
    union all
    select policy_id, rights, 'infinity' from base.grants where learner_id = $1 and subject_id = $2) g
  order by g.changed_at limit 1`,
);

async function openingsAt(runner: Runner, pack: Pack, standing: LearnerStanding, subjectId: string, at: string) {
  const { facts } = standing;
  const grant = await firstRow(runner, grantAt, [facts.learnerId, subjectId, at]);
  const policy = grant && pack.find(grant.policy_id);
  if (!grant || !policy) return { on: grant?.on ?? standing.today, openings: [] };
  const { on, instant: moment } = grant;
  const said = <Said>(all: readonly Said[], when: (each: Said) => string) => all.filter((each) => when(each) <= moment);
  const { family } = familyOf(pack, {
    ...standing,
    today: on,
    facts: { ...facts, trust: said(facts.trust, (each) => each.at) },
    events: said(standing.events, ({ chosenAt }) => chosenAt),
    overrides: said(standing.overrides, ({ chosenAt }) => chosenAt),
    notes: said(standing.notes, ({ notedAt }) => notedAt),
  });
  const agreement = facts.agreements.find(({ agreementId }) => grant.policy_id.endsWith(`:${agreementId}`));
  const tie: Tie = {
    policyId: grant.policy_id,
    ...(agreement && { agreement: { id: agreement.agreementId, kind: agreement.kind, slices: agreement.slices } }),
  };
  const rights = Buffer.from(grant.rights, "hex");
  const openings = decideAll(pack, tie, subjectId, family).flatMap(
    ({ slice, lock, level: decided, because }): Opening[] => {
      const byte = rights[numberOf(slice)] ?? 0;
      const [level, own] = [levelAt(byte & 7), ((byte >> 3) & 7) as StoredLevel]; // bits 3-5 hold one
      if (level === "hidden" && own === 0) return [];
      const rule = decided === level ? because.at(-1)?.rule : undefined;
      return [openingOf({ slice, level, own, lock }, rule ?? policy.cell(slice).rule)];
    },
  );
  return { on, openings };
}

/** Decides from the facts of today, and holds the answer against the compiled grant. For commands. */
export async function explainDecisions(
  runner: Runner,
  pack: Pack,
  learnerId: string,
  subjectId: string,
): Promise<Explained> {
  const { standing, subject, tie, decisions } = await decideToday(runner, pack, learnerId, subjectId);
  const compiled = await firstRow(runner, grantRights, [learnerId, subjectId]);
  const wanted = Buffer.from(decisions.map(byteOf)).toString("hex");
  const opens = opensAnything(decisions);
  return {
    learner: learnerId,
    subject: subjectId,
    audience: pack.find(tie?.policyId ?? "")?.audience ?? subject.capacity,
    tie: opens ? (tie?.policyId ?? null) : null,
    today: standing.today,
    cells: decisions.map((decision) => ({
      category: categoryOf(decision.slice),
      slice: decision.slice,
      level: decision.level,
      own: decision.own === 4 ? "restricted" : (levels[decision.own] ?? "hidden"),
      write: decision.write,
      lock: decision.lock,
      rules: decision.because.map(({ rule }) => rule),
      sentence: sentencesOf(pack, decision),
    })),
    agrees: opens ? compiled?.rights.slice(0, wanted.length) === wanted : compiled === undefined,
  };
}

/** The last rule decided: the family hears why, the viewer what is open to them. */
function sentencesOf(pack: Pack, { because, level }: Decision): { viewer: Words; family: Words } {
  const { why } = whyOf(pack, because.at(-1)?.rule ?? "no-tie");
  const open: Words =
    level === "hidden"
      ? { en: "There is nothing here for you.", es: "Aquí no hay nada para usted." }
      : { en: `You may read this at the level "${level}".`, es: `Puede leer esto en el nivel "${level}".` };
  return { viewer: open, family: why };
}
