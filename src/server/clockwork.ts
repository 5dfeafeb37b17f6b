import { followAmendments } from "../entry/amendment.job.ts";
import { expireContributions } from "../entry/contribution.job.ts";
import { destroyConfirmed } from "../entry/disposal.job.ts";
import { sendEndings } from "../exchange/ending-message.job.ts";
import { sendMessages } from "../exchange/hook.job.ts";
import { closeConsents, keepConsents } from "../privacy/consent-clock.job.ts";
import { warnOfCopies } from "../privacy/copy-request.job.ts";
import { mailEndings } from "../privacy/ending-mail.job.ts";
import { tellOfMessages } from "../profile/message.job.ts";
import { remindOfSteps } from "../profile/reminder.job.ts";
import { makeClient } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { noteWorked, readClockDay } from "./clock-day.store.ts";
import type { Config } from "./config.ts";
import { elementsOfTheDay, elementWork } from "./element-work.job.ts";
import { sweepFiles } from "./file-work.job.ts";
import { mailWork } from "./mail-work.job.ts";
import { sendNotes } from "./note-work.job.ts";
import { packOf } from "./pack.ts";
import { closeExceptions, keepSafe } from "./safety.job.ts";
import { surveyWork } from "./survey-work.job.ts";

/** What work may need besides the store: the settings, and the address people type. */
export interface ClockPlace {
  readonly config: Config;
  readonly address: string;
}

/**
 * Work that the clock sets going. It may be killed anywhere and run again, may run late, and on a server that was off for a week
 * runs once for all of it. `today` is the school's date.
 */
export type ClockWork = (store: Store, today: string, place: ClockPlace) => Promise<unknown>;

/** Parties hear that something is paused or over: by a signed message, else by mail. */
const tellParties: ClockWork = async (store, _today, place) => {
  await closeConsents(store.work);
  await sendEndings(store, place);
  await mailEndings(store, place.address);
};

const consentsOfTheDay: ClockWork = (store, today) => keepConsents(store, packOf(store), today);

/** A certificate says that the files are gone: they go before it is written. */
const destroy: ClockWork = (store, today, place) => destroyConfirmed(store, () => sweepFiles(store, today, place));

/** Once on each new school date, in this order, after grants and digests are those of the day. */
const daily: readonly ClockWork[] = [
  keepSafe,
  elementsOfTheDay,
  sweepFiles,
  warnOfCopies,
  expireContributions,
  consentsOfTheDay,
  remindOfSteps,
];

/** Twice a minute. Cheap when there is nothing to do. */
const often: readonly ClockWork[] = [
  elementWork,
  closeExceptions,
  followAmendments,
  sendMessages,
  tellParties,
  destroy,
  sendNotes,
  tellOfMessages,
  surveyWork,
  mailWork,
];

/** Beside that of imports (exchange/import.ts). */
const clockLock = 7004;

/**
 * Turns the clock once; of several servers on one database one does, and the others leave it to it, so that nobody is told or mailed
 * twice. What fails does not keep the rest from running, is told to `onError`, and is tried again at the next turn; a day is over only
 * when all of its work was done.
 */
export async function turnClock(store: Store, place: ClockPlace, onError: (error: unknown) => void): Promise<void> {
  const client = makeClient(store.connectionOf("work"), "daypack-clock");
  client.on("error", () => undefined); // the lock is free with it; the work has connections of its own
  try {
    await client.connect();
    const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [clockLock]);
    if (rows[0]?.got === true) await turn(store, place, onError);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function turn(store: Store, place: ClockPlace, onError: (error: unknown) => void): Promise<void> {
  const { today, workedOn } = await readClockDay(store.work);
  const run = async (work: ClockWork) =>
    work(store, today, place).then(
      () => true,
      (error: unknown) => {
        onError(error);
        return false;
      },
    );
  if (workedOn !== today) {
    let isDone = true;
    for (const work of daily) isDone = (await run(work)) && isDone;
    if (isDone) await noteWorked(store.work, today);
  }
  for (const work of often) await run(work);
}
