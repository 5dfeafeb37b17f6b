import { useLingui } from "@lingui/react/macro";
import type { CourtKind } from "../../../roster/family.ts";

/** One kind of paper, in the words of whoever enters it. */
export interface CourtWords {
  readonly title: string;
  /** What follows from it here, for a person who enters it. */
  readonly effect: string;
}

/** What a court can have said, and what Daypack does then. */
export function useCourtWords(): Readonly<Record<CourtKind, CourtWords>> {
  const { t } = useLingui();
  const nothing = t`From that date this adult sees nothing here: no page, no count, no file. Sessions end at once.`;
  const noChange = t`It changes nothing in who reads what here. It tells the people of the school how to act.`;
  return {
    "no-access": { title: t`No access to the record`, effect: nothing },
    "no-contact": { title: t`No contact with the learner`, effect: nothing },
    "sole-decision": {
      title: t`This adult decides alone`,
      effect: t`From that date only this adult chooses who sees what. Other guardians keep reading.`,
    },
    "address-confidential": { title: t`Address is confidential`, effect: noChange },
    supervised: { title: t`Contact only with supervision`, effect: noChange },
  };
}
