import { useLingui } from "@lingui/react/macro";
import type { CopyRequest } from "../../privacy/copy-request.ts";

/** What was asked for, in a word or two. */
export function useCopyWords(): Readonly<Record<CopyRequest["how"], string>> {
  const { t } = useLingui();
  return {
    paper: t`Copies on paper`,
    file: t`Copies as a file`,
    visit: t`A visit to look at the record at school`,
    explain: t`What something means`,
  };
}

/** What came of it, in a word or two. */
export function useCopySteps(): Readonly<Record<CopyRequest["state"], string>> {
  const { t } = useLingui();
  return {
    asked: t`Asked`,
    looking: t`The school prepares it`,
    "visit-set": t`The visit has a date`,
    done: t`Done`,
    "taken-back": t`Taken back`,
  };
}
