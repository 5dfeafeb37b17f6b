import { useLingui } from "@lingui/react/macro";
import type { ExceptionBasis, ExceptionView } from "../../../privacy/exception.ts";

interface BasisWords {
  readonly title: string;
  /** What the law asks, and what follows. */
  readonly rule: string;
  readonly reason: string;
  readonly reference: string;
}

/** What each basis is called, asks for, and does. */
export function useBasisWords(): Readonly<Record<ExceptionBasis, BasisWords>> {
  const { t } = useLingui();
  return {
    emergency: {
      title: t`Emergency of health or safety`,
      rule: t`Opens at once, for 72 hours at most. Somebody else reviews it by the end of the next school day, or it ends.`,
      reason: t`The threat: what, to whom, since when`,
      reference: t`Report or number (may stay empty)`,
    },
    "court-order": {
      title: t`Subpoena or court order`,
      rule: t`The family is told 3 days before, unless the court forbids it. A second person opens it.`,
      reason: t`What the court asks for`,
      reference: t`Court and number of the document`,
    },
    caseworker: {
      title: t`Child welfare caseworker`,
      rule: t`The agency has custody or placed the learner. Only what the case plan needs. A second person opens it.`,
      reason: t`What the case plan needs it for`,
      reference: t`Agency, caseworker, and the proof you have seen`,
    },
    dependent: {
      title: t`Parent of a grown learner who is a dependent for taxes`,
      rule: t`The school may let this parent read, and need not. A second person opens it.`,
      reason: t`Why the school lets them read`,
      reference: t`What they showed: form and year`,
    },
  };
}

/** Where an exception stands. */
export function useStateWords(): Readonly<Record<ExceptionView["state"], string>> {
  const { t } = useLingui();
  return {
    asked: t`Waits for a second person`,
    "to-review": t`Open, waits for a review`,
    open: t`Open`,
    over: t`Over`,
    ended: t`Ended`,
  };
}
