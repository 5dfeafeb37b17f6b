import { randomInt, timingSafeEqual } from "node:crypto";
import { queueMail } from "../identity/mail.job.ts";
import { fits } from "../identity/password.ts";
import { hashOfToken, newToken } from "../identity/token.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { compileLearner } from "./compile.job.ts";
import { notify } from "./notice.job.ts";
import type { Pack } from "./pack.ts";
import {
  findBySession,
  findByToken,
  followItems,
  noteWrong,
  noteWrongFrom,
  type OpenShare,
  pauseOfAddress,
  storeCode,
  storeOpening,
} from "./share.store.ts";
import { answerOf, type ShareAsks } from "./share.ts";

/** Wrong answers that pause a link for an hour, and an address over all links: a college's may open many. */
const triesOfLink = 5;
const triesOfAddress = 20;
const codeSeconds = 10 * 60;
const codeGapSeconds = 60;

type Stores = Pick<Store, "work" | "identity">;

/** Who knocks: the token of the URL, and the address it comes from, of which a hash is kept for a day. */
export interface Knock {
  readonly token: string;
  readonly address: string;
}

const isToken = (text: string) => /^[\w-]{43}$/.test(text);
const paused = (seconds: number) => new Problem("sign-in-paused", undefined, { retryAfter: seconds });

/** The link of a token. What was never made, is stopped, paused or over answers alike, and a guess counts against its address. */
async function meet({ work }: Stores, { token, address }: Knock): Promise<OpenShare> {
  const from = hashOfToken(`address ${address}`);
  const wait = await pauseOfAddress(work, from);
  if (wait > 0) throw paused(wait);
  const share = isToken(token) ? await findByToken(work, hashOfToken(token)) : undefined;
  if (!share) {
    await noteWrongFrom(work, from, triesOfAddress);
    throw new Problem("link-unknown");
  }
  if (share.paused > 0) throw paused(share.paused);
  return share;
}

/** What a recipient is asked: nothing of the learner, and nothing of the family but the hint that was written for them. */
export async function knock(stores: Stores, who: Knock): Promise<ShareAsks> {
  const { id, language, mail, question, hint } = await meet(stores, who);
  return {
    linkId: id,
    language,
    asks: [...(mail ? (["mail"] as const) : []), ...(question ? [question] : [])],
    ...(hint && { hint }),
  };
}

const codeHash = (token: string, code: string): Buffer => hashOfToken(`${token} ${code}`);

/** Sends a code of six digits to the recipient's mail. It is good for ten minutes; a new one is sent after one minute at the earliest. */
export async function sendCode(stores: Stores, who: Knock): Promise<void> {
  const share = await meet(stores, who);
  if (!share.mail) throw new Problem("link-unknown");
  if (share.code_age !== null && share.code_age < codeGapSeconds && share.code_hash)
    throw paused(Math.ceil(codeGapSeconds - share.code_age));
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await storeCode(stores.work, share, codeHash(who.token, code));
  await queueMail(stores.identity, {
    to: share.mail,
    language: share.language,
    subject: { en: "Your code for a link", es: "Su código para un enlace" },
    text: [
      { en: `Your code is ${code}. It works for ten minutes.`, es: `Su código es ${code}. Sirve diez minutos.` },
      {
        en: "If you did not ask for it, you need not do anything.",
        es: "Si no lo pidió, no tiene que hacer nada.",
      },
    ],
  });
}

/** What a recipient answers: the code from the mail, or the fact that was agreed; where a link has both, whichever they like. */
export interface ShareAnswer {
  readonly code?: string | undefined;
  readonly answer?: string | undefined;
}

async function isRight(share: OpenShare, token: string, { code, answer }: ShareAnswer): Promise<boolean> {
  if (share.audience === "public" && !share.mail && !share.question) return true;
  // One try is one guess, by the way that the recipient picked.
  if ((code === undefined) === (answer === undefined)) return false;
  if (code !== undefined) {
    const isFresh = share.code_hash !== null && share.code_age !== null && share.code_age < codeSeconds;
    const given = codeHash(token, code.replaceAll(/\D/g, ""));
    return timingSafeEqual(given, share.code_hash ?? Buffer.alloc(given.length)) && isFresh;
  }
  return answer !== undefined && (await fits(share.answer_hash ?? undefined, answerOf(answer)));
}

/** A link that was opened: for which the browser gets a token of its own. */
export interface Opened {
  readonly linkId: string;
  readonly sessionToken: string;
}

/**
 * Opens a link for two hours and counts it. A wrong answer is `link-answer-wrong`, alike for every way there is or is not; the fifth in a
 * row, of whichever ways, pauses the link for an hour and tells who made it.
 */
export async function openShare(stores: Stores, who: Knock & { device: string }, given: ShareAnswer): Promise<Opened> {
  const share = await meet(stores, who);
  const { work } = stores;
  const about = { to: [share.made_by], learnerId: share.learner_id, place: `/sharing?child=${share.learner_id}` };
  if (!(await isRight(share, who.token, given))) {
    await noteWrongFrom(work, hashOfToken(`address ${who.address}`), triesOfAddress);
    if (await noteWrong(work, share, triesOfLink))
      await work.transaction([], (transaction) => notify(transaction, { code: "link.guessed", ...about }));
    throw new Problem("link-answer-wrong");
  }
  const sessionToken = newToken();
  await work.transaction([], async (transaction) => {
    await storeOpening(transaction, share, hashOfToken(sessionToken), who.device);
    await notify(transaction, { code: "link.opened", ...about });
  });
  return { linkId: share.id, sessionToken };
}

/**
 * The link that this browser has opened, before each of its requests: current versions first take the places of corrected items, where
 * the family wants that. Throws `link-unknown` for everything else.
 */
export async function readOpened(
  { work }: Stores,
  pack: Pack,
  linkId: string,
  sessionToken: string | undefined,
): Promise<OpenShare> {
  const hash = sessionToken && isToken(sessionToken) ? hashOfToken(sessionToken) : undefined;
  const share = hash && (await findBySession(work, hash, linkId));
  if (!share) throw new Problem("link-unknown");
  if (!share.keeps_up || !share.has_changed) return share;
  await work.transaction([], async (transaction) => {
    if ((await followItems(transaction, share.learner_id, share.id)) > 0)
      await compileLearner(transaction, pack, share.learner_id);
  });
  return (await findBySession(work, hash, linkId)) ?? share;
}
