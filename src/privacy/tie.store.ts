import { Problem } from "../kernel/problem.ts";
import { statement } from "../store/statement.ts";
import type { Disclosure } from "./disclosure.store.ts";

interface TieRow extends Record<string, unknown> {
  learner_id: string;
  circles: string[];
  may_propose: number;
  may_contribute: number;
  may_steward: number;
  in_detail: number;
  may_choose: number;
  reads_choices: boolean;
  kinds_away: string[];
}
const tieStatement = statement<TieRow>(
  "privacy.tie",
  "select learner_id, circles, may_propose, may_contribute, may_steward, in_detail, may_choose, reads_choices, kinds_away from door.tie where learner_id = $1",
);

/** What a subject may do about a learner. Of what it may read nothing shows. */
export interface LearnerTie {
  readonly circles: readonly string[];
  /** Bit n: may propose to slice n; likewise contribute. */
  readonly mayPropose: number;
  readonly mayContribute: number;
  /** Bit n: may correct what others wrote in slice n. */
  readonly maySteward: number;
  /** Bit n: slice n is open in detail, where one may answer and write along. Never told to anybody as such. */
  readonly inDetail: number;
  /** 0 may not choose, 1 lower own words, 2 also share them, 3 all that is the family's. */
  readonly mayChoose: number;
  readonly readsChoices: boolean;
  /** Own elements of schools that are not in use where this learner goes. */
  readonly kindsAway: readonly string[];
}

/** The tie to a learner. Throws `learner-unknown` where there is none, alike for learners who do not exist. */
export async function readTie(disclosure: Disclosure, learnerId: string): Promise<LearnerTie> {
  const [row] = await disclosure.readOpen(tieStatement, [learnerId]);
  if (!row) throw new Problem("learner-unknown");
  return {
    circles: row.circles,
    mayPropose: row.may_propose,
    mayContribute: row.may_contribute,
    maySteward: row.may_steward,
    inDetail: row.in_detail,
    mayChoose: row.may_choose,
    readsChoices: row.reads_choices,
    kindsAway: row.kinds_away,
  };
}

/** The tie of somebody who reads the choices and the log. Throws `not-allowed` for others, who learn nothing by it. */
export async function readFamilyTie(disclosure: Disclosure, learnerId: string): Promise<LearnerTie> {
  const tie = await readTie(disclosure, learnerId);
  if (!tie.readsChoices) throw new Problem("not-allowed");
  return tie;
}
