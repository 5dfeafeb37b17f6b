import type { Language } from "../kernel/words.ts";
import type { Database } from "../store/connect.ts";
import { asSubject } from "../store/subject.ts";
import { type ConsentAct, decideConsent, revokeConsent } from "./consent.job.ts";
import type { ConsentState } from "./consent-life.ts";
import { renewConsent } from "./consent-renew.job.ts";
import { keepInherited } from "./inherited-consent.job.ts";
import type { Pack } from "./pack.ts";

/** A family's yes or no to what is asked of it, in the hat of who says it. In force when it returns. */
export const answerConsent = (
  work: Database,
  pack: Pack,
  act: ConsentAct & { readonly grants: boolean; readonly language: Language },
): Promise<ConsentState> => asSubject(work, act.by, (transaction) => decideConsent(transaction, pack, act));

/** A family stops a consent for good. */
export const stopConsent = (work: Database, pack: Pack, act: ConsentAct): Promise<void> =>
  asSubject(work, act.by, (transaction) => revokeConsent(transaction, pack, act));

/** A learner who came of age lets go on what a guardian had signed. */
export const keepConsent = (work: Database, pack: Pack, act: ConsentAct): Promise<void> =>
  asSubject(work, act.by, (transaction) => keepInherited(transaction, pack, act));

/** A family says whether a consent goes on for another year; answers the id of what was written down. */
export const answerRenewal = (
  work: Database,
  pack: Pack,
  act: ConsentAct & { readonly isWanted: boolean; readonly language: Language },
): Promise<string> => asSubject(work, act.by, (transaction) => renewConsent(transaction, pack, act));
