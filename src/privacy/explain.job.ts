import type { Words } from "../kernel/words.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import type { AccessWhy } from "./access.ts";
import { categoryOf } from "./category.ts";
import { familyOf } from "./compile.job.ts";
import { type Decision, decideAll, opensAnything, ownLevel } from "./decide.ts";
import { levels, storedOf, writeRights } from "./level.ts";
import type { Pack } from "./pack.ts";
import { findStanding, findSubject } from "./privacy.store.ts";
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

const byteOf = ({ level, own, write }: Decision) => storedOf(level) | (own << 3) | (writeRights.indexOf(write) << 6);

async function decideToday(runner: Runner, pack: Pack, learnerId: string, subjectId: string) {
  const [standing, subject] = [await findStanding(runner, learnerId), await findSubject(runner, subjectId)];
  if (!standing) throw new Error(`There is no learner ${learnerId}.`);
  if (!subject) throw new Error(`There is no subject ${subjectId}.`);
  const { family } = familyOf(pack, standing);
  const { trusted } = choosersOf(pack, standing.facts, standing.family, standing.today);
  const tie = tieOf(pack, standing.facts, subject, trusted, standing.today);
  return { standing, subject, tie, decisions: decideAll(pack, tie, subject.id, family) };
}

/** The family's "why could they?": what is open to one subject today, by the rule that opened it. */
export async function explainAccess(
  runner: Runner,
  pack: Pack,
  learnerId: string,
  subjectId: string,
): Promise<AccessWhy> {
  const { standing, decisions } = await decideToday(runner, pack, learnerId, subjectId);
  const open = decisions.filter((decision) => opensAnything([decision]));
  const byRule = Map.groupBy(open, ({ because }) => because.at(-1)?.rule ?? "no-tie");
  return {
    hasTie: open.length > 0,
    today: standing.today,
    rules: [...byRule].map(([rule, made]) => ({
      rule,
      lock: made[0]?.lock ?? "school",
      ...whyOf(pack, rule),
      opens: made.map((decision) => ({
        category: categoryOf(decision.slice),
        slice: decision.slice,
        level: decision.level,
        own: ownLevel(decision),
      })),
    })),
  };
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
