import { useLingui } from "@lingui/react/macro";
import type { AgreementState, AgreementTerms, AppRequest } from "../../privacy/agreement.ts";

/** What an app promised never to do or get, in words. */
export function useNeverWords(): Readonly<Record<AgreementTerms["never"][number], string>> {
  const { t } = useLingui();
  return {
    sale: t`It never sells the data.`,
    advertising: t`It shows no advertising.`,
    profiling: t`It makes no profile of a child for anything else.`,
    "model-training": t`It trains no models with the data.`,
    location: t`It never gets the place where a child is.`,
    contacts: t`It never gets addresses, phones or contacts.`,
    biometrics: t`It never gets faces, voices or fingerprints.`,
  };
}

/** Where an agreement stands, in words. */
export function useStateWords(): Readonly<Record<AgreementState, string>> {
  const { t } = useLingui();
  return {
    draft: t`Draft`,
    vetting: t`Being vetted`,
    active: t`Active`,
    ending: t`Ends soon`,
    ended: t`Ended`,
  };
}

/** Where a request stands, in words. */
export function useRequestWords(): (request: AppRequest) => string {
  const { t } = useLingui();
  const states = useStateWords();
  return ({ state, agreement }) => {
    if (state === "waiting") return t`Waits for an answer`;
    if (state === "declined") return t`Declined`;
    return agreement ? t`Agreement: ${states[agreement.state]}` : t`Agreement made`;
  };
}

/** What was done to an agreement, in words; a newer server's stays as it is. */
export function useActWords(): (what: string) => string {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
    drafted: t`Written down`,
    changed: t`Changed, to be vetted anew`,
    activated: t`Activated`,
    ended: t`Ended`,
    deletion: t`Deletion proved`,
    "client-made": t`Program let in`,
    "secret-renewed": t`Secret renewed`,
    "client-stopped": t`Program shut out`,
  };
  return (what) => words[what] ?? what;
}
