import { Problem } from "../kernel/problem.ts";
import type { Language } from "../kernel/words.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { type AgeDecisions, type GuardianStep, type ReviewOutcome, stepLevels } from "./age-review.ts";
import { cellsByGuardians, overridesByGuardians } from "./age-review-list.ts";
import { readColumns, readMenu } from "./choice-menu.job.ts";
import type { ChoiceColumn } from "./choice-menu.ts";
import { chooseWithin, overrideWithin } from "./choose.job.ts";
import { compileLearner } from "./compile.job.ts";
import { lock } from "./compile.store.ts";
import { decideConsent, revokeConsent } from "./consent.job.ts";
import { holdConsent } from "./consent.store.ts";
import { openStates } from "./consent-life.ts";
import { chooseDirectoryWithin } from "./directory.job.ts";
import { type DirectoryItem, directoryAudiences, directoryItems } from "./directory.ts";
import { keepInherited } from "./inherited-consent.job.ts";
import type { Pack } from "./pack.ts";
import { findStanding } from "./standing.store.ts";
import { isOfAge } from "./standing.ts";

/** Whose list it is: the learner, in the learner's own hat. */
interface Deciding {
  readonly learnerId: string;
  readonly by: string;
  readonly language: Language;
}
type Decision = AgeDecisions["decisions"][number]["decision"];
type Way = (
  transaction: Transaction,
  pack: Pack,
  deciding: Deciding,
  rest: string,
  decision: Decision,
) => Promise<ReviewOutcome>;

const done = { keep: "kept", stop: "stopped" } as const;

/** What somebody else did meanwhile is told, and never undone: what is over stays over, what the office paused it lets go on. */
const decideOnConsent: Way = async (transaction, pack, { learnerId, by, language }, consentId, decision) => {
  const consent = await holdConsent(transaction, learnerId, consentId);
  if (!consent || consent.state === "requested" || consent.state === "shown") throw new Problem("consent-unknown");
  const act = { learnerId, consentId, by };
  if (!openStates.includes(consent.state)) return decision === "keep" ? "over" : "stopped";
  if (decision === "stop") await revokeConsent(transaction, pack, act);
  else if (consent.state === "half-signed") await decideConsent(transaction, pack, { ...act, grants: true, language });
  else if (consent.state === "paused") {
    if (consent.paused_for !== "age-flip") return "held";
    await keepInherited(transaction, pack, act);
  }
  return done[decision];
};

/** Kept, the level becomes the learner's own word; ended, it is again what it began as. */
const decideOnChoices: Way = async (transaction, pack, { learnerId, by }, target, decision) => {
  const column = await columnOf(transaction, pack, { learnerId, by }, target);
  const choices = (column ? cellsByGuardians(column, true) : []).map(({ category, level, start }) => ({
    target: column?.target === column?.audience ? { audience: target } : { agreementId: target },
    category,
    level: decision === "keep" ? level : start,
  }));
  if (choices.length > 0) await chooseWithin(transaction, pack, by, learnerId, choices);
  return done[decision];
};

/** Kept, it becomes the learner's own word; ended, the person sees what the rest of the group does. */
const decideOnPerson: Way = async (transaction, pack, { learnerId, by }, personId, decision) => {
  const { columns, overrides } = await readMenu(transaction, pack, learnerId, { subjectId: by, mayChoose: "all" });
  const column = columns.find(({ people }) => people.some(({ subjectId }) => subjectId === personId));
  for (const { subjectId, category, level } of overridesByGuardians(overrides, true)) {
    const upTo = column?.cells.find((cell) => cell.category === category)?.options.findLast(({ allowed }) => allowed);
    if (subjectId !== personId || !upTo) continue;
    const order = { learnerId, personId, category, level: decision === "keep" ? level : upTo.level };
    await overrideWithin(transaction, pack, by, order);
  }
  return done[decision];
};

const columnOf = async (
  transaction: Transaction,
  pack: Pack,
  { learnerId, by }: Pick<Deciding, "learnerId" | "by">,
  target: string,
): Promise<ChoiceColumn | undefined> =>
  (await readColumns(transaction, pack, learnerId, { subjectId: by, mayChoose: "all" })).find(
    (column) => column.target === target,
  );

const keptByOthers = statement(
  "privacy.kept-by-guardians",
  `select from base.directory_kept where learner_id = $1 and audience = $2 and coalesce(item, '*') = $3 and chosen_by <> $4 limit 1`,
);
const isItem = (text: string | undefined): text is DirectoryItem | "*" =>
  text === "*" || directoryItems.some((each) => each === text);

const decideOnDirectory: Way = async (transaction, _pack, { learnerId, by }, rest, decision) => {
  const [place, item] = rest.split(":");
  const audience = directoryAudiences.find((each) => each === place);
  if (!audience || !isItem(item)) throw new Problem("input-invalid");
  if (await firstRow(transaction, keptByOthers, [learnerId, audience, item, by]))
    await chooseDirectoryWithin(transaction, learnerId, [{ audience, item, keepIn: decision === "keep" }]);
  return done[decision];
};

const ways: Readonly<Record<string, Way>> = {
  consent: decideOnConsent,
  choice: decideOnChoices,
  person: decideOnPerson,
  directory: decideOnDirectory,
};

/** Opens one step to former guardians, part by part, and takes back what the learner chose about them before. */
async function openToGuardians(transaction: Transaction, pack: Pack, deciding: Deciding, step: GuardianStep) {
  const { learnerId, by } = deciding;
  const cells = (await columnOf(transaction, pack, deciding, "guardian"))?.cells ?? [];
  const choices = cells
    .filter(({ options }) => options.length > 0)
    .map(({ category }) => ({
      ...{ target: { audience: "guardian" }, category },
      level: stepLevels[step].get(category),
    }));
  await chooseWithin(transaction, pack, by, learnerId, choices);
}

/**
 * Applies all that a learner of age decided about what guardians had decided, in one transaction: all of it or, where one is not theirs
 * to decide, nothing. Said again it changes nothing. Answers what came of each. Throws `not-allowed` for everybody but that learner.
 */
export const decideReview = (
  work: Database,
  pack: Pack,
  deciding: Deciding,
  { decisions, guardians }: AgeDecisions,
): Promise<{ id: string; outcome: ReviewOutcome }[]> =>
  asSubject(work, deciding.by, async (transaction) => {
    const { learnerId, by } = deciding;
    await lock(transaction, learnerId);
    const standing = await findStanding(transaction, learnerId);
    if (!standing) throw new Problem("learner-unknown");
    const isTheirs = standing.family.some(({ id, capacity, ended }) => id === by && capacity === "learner" && !ended);
    if (!isTheirs || !isOfAge(pack, standing.facts, standing.today)) throw new Problem("not-allowed");
    const told: { id: string; outcome: ReviewOutcome }[] = [];
    for (const { id, decision } of decisions) {
      const [kind = "", ...rest] = id.split(":");
      const way = ways[kind];
      if (!way) throw new Problem("input-invalid");
      told.push({ id, outcome: await way(transaction, pack, deciding, rest.join(":"), decision) });
    }
    if (guardians) await openToGuardians(transaction, pack, deciding, guardians);
    await compileLearner(transaction, pack, learnerId);
    return told;
  });
