import { useLingui } from "@lingui/react/macro";
import type { ImportPhase } from "../../exchange/import.ts";

/** What an import goes through, as its bars are named. */
export function usePhaseWords(): Readonly<Record<ImportPhase, string>> {
  const { t } = useLingui();
  return {
    received: t`Received`,
    read: t`Reading and checking`,
    joining: t`Joining`,
    "summing-up": t`Summing up`,
    shown: t`Shown`,
  };
}
