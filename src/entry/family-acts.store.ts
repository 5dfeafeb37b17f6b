import { highestId } from "../kernel/page.ts";
import { receiptOf } from "../privacy/consent-receipt.ts";
import { listConsents } from "../privacy/consent-view.store.ts";
import { listCopyRequests } from "../privacy/copy-request.store.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { listNotices } from "../privacy/notice.store.ts";
import type { Notice } from "../privacy/notice.ts";
import { listContributions } from "./contribution.store.ts";
import { listCorrectionRequests } from "./correction-request.store.ts";
import type { FamilyActs } from "./export-format.ts";

const page = 500;

/** One's own notices about a learner, all of them. Those about others, or about nobody, are no part of this record. */
async function noticesAbout(disclosure: Disclosure, learnerId: string): Promise<Notice[]> {
  const own: Notice[] = [];
  for (let before = highestId; ; ) {
    const found = await listNotices(disclosure, before, page);
    own.push(...found.filter(({ learner }) => learner?.id === learnerId));
    const last = found.at(-1);
    if (!last || found.length < page) return own;
    before = last.id;
  }
}

/**
 * What was agreed to, asked and answered about a record, as far as it is open to who takes a copy: 34 CFR 99.10 gives the records, and 99.21(c) and
 * 99.32 make what a family said of them and consented to a part of them. Of proposals those that wait: the others are entries or nothing.
 */
export async function readFamilyActs(disclosure: Disclosure, learnerId: string): Promise<FamilyActs> {
  const consents = await listConsents(disclosure, learnerId);
  const proposals = await listContributions(disclosure, learnerId);
  return {
    consents,
    receipts: consents.filter(({ signature }) => signature).map((consent) => receiptOf(learnerId, consent)),
    corrections: await listCorrectionRequests(disclosure, learnerId),
    copies: await listCopyRequests(disclosure, learnerId),
    proposals: proposals.filter(({ state }) => state === "waiting" || state === "asked"),
    notices: await noticesAbout(disclosure, learnerId),
  };
}
