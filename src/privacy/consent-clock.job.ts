import { addDays, daysBetween, type IsoDate } from "../kernel/date.ts";
import { lowestId } from "../kernel/page.ts";
import type { Transaction } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { compileLearner } from "./compile.job.ts";
import { lock } from "./compile.store.ts";
import { beginConsent, decidersOf, slicesOf } from "./consent.job.ts";
import { holdConsent, listClosing, listDue, writeStep } from "./consent.store.ts";
import { afterStep, gives } from "./consent-life.ts";
import { noteEnding, notePauses } from "./ending.job.ts";
import { notify } from "./notice.job.ts";
import type { Pack } from "./pack.ts";
import { forgetGuesses } from "./share.store.ts";
import { findStanding } from "./standing.store.ts";

type Which = { readonly learner_id: string; readonly id: string };

/** Days before the end on which a family is told, where the consent lasts longer than that at all. */
const reminderDays = [30, 7] as const;

/**
 * Whether a family is told on a day that something ends soon: not on the day it signed a link for a week. `since` is the day before
 * which it was told of everything, yesterday or the one on which the server was last on.
 */
const isReminded = (
  { today, since }: { today: IsoDate; since: IsoDate },
  { startsOn, endsOn }: { startsOn: IsoDate; endsOn?: IsoDate | undefined },
) =>
  endsOn !== undefined &&
  reminderDays.some((days) => {
    const on = addDays(endsOn, -days);
    return since < on && on <= today && daysBetween(startsOn, endsOn) > days;
  });

/**
 * What a new day does to consents: what was granted for later begins, what is near its end is told of 30 and 7 days before, what
 * ended expires, and what is over is closed. Nothing renews itself. Each in a transaction of its own, and no harm done twice.
 */
export async function keepConsents({ work }: Pick<Store, "work">, pack: Pack, today: IsoDate): Promise<void> {
  await forgetGuesses(work);
  for (let after: Which = { learner_id: lowestId, id: lowestId }; ; ) {
    const page = await listDue(work, after);
    for (const { learner_id, id, since } of page)
      await work.transaction([], (transaction) => turnDay(transaction, pack, { today, since }, { learner_id, id }));
    const last = page.at(-1);
    if (!last) break;
    after = last;
  }
  await closeConsents(work);
}

/**
 * Takes what is over to its end: a party that was let in is told by the outbox, and its consent stays open until that one says what it had is
 * destroyed; where there is nobody to tell, it is closed.
 */
export async function closeConsents(work: Store["work"]): Promise<void> {
  await notePauses(work);
  for (let after: Which = { learner_id: lowestId, id: lowestId }; ; ) {
    const page = await listClosing(work, after);
    for (const { learner_id, id } of page)
      await work.transaction([], async (transaction) => {
        let now = (await holdConsent(transaction, learner_id, id))?.state;
        const isOwed = await noteEnding(transaction, learner_id, id);
        for (const step of isOwed ? (["tell"] as const) : (["tell", "close"] as const)) {
          const next = now && afterStep(now, step, "clock");
          if (next) await writeStep(transaction, learner_id, id, { step, state: next, actor: "clock", by: null });
          now = next ?? now;
        }
      });
    const last = page.at(-1);
    if (!last) return;
    after = last;
  }
}

async function turnDay(
  transaction: Transaction,
  pack: Pack,
  days: { readonly today: IsoDate; readonly since: IsoDate },
  { learner_id, id }: Which,
): Promise<void> {
  await lock(transaction, learner_id);
  const consent = await holdConsent(transaction, learner_id, id);
  if (!consent) return;
  const { startsOn, endsOn } = consent.terms;
  const step =
    endsOn !== undefined && endsOn < days.today
      ? ("expire" as const)
      : consent.state === "granted"
        ? ("activate" as const)
        : ("remind" as const);
  if (step === "activate") {
    await beginConsent(transaction, consent);
    await compileLearner(transaction, pack, learner_id);
    return;
  }
  const state = afterStep(consent.state, step, "clock");
  if (state) await writeStep(transaction, learner_id, id, { step, state, actor: "clock", by: null });
  if (state && gives(state) !== gives(consent.state)) await compileLearner(transaction, pack, learner_id);
  if (gives(state ?? consent.state) && isReminded(days, { startsOn, endsOn })) {
    const standing = await findStanding(transaction, learner_id);
    const to = standing ? decidersOf(pack, standing, slicesOf(consent.terms)) : [];
    await notify(transaction, {
      code: "consent.ends-soon",
      to,
      learnerId: learner_id,
      place: `/sharing?child=${learner_id}`,
    });
  }
}
