import { useLingui } from "@lingui/react/macro";
import type { CorrectionRequest } from "../../../entry/correction-request.ts";
import { dateInWords } from "../../../kernel/words.ts";
import { spoken } from "../../language.tsx";

/** Where a request stands, in a family's words. */
export function useStateWords(): (request: CorrectionRequest) => string {
  const { t } = useLingui();
  return ({ state, dueOn }) => {
    const due = dateInWords(dueOn, spoken());
    return {
      asked: t`Asked. The school answers by ${due}.`,
      looking: t`The school is looking into it. It answers by ${due}.`,
      corrected: t`Corrected.`,
      unchanged: t`Stays as it is. If you do not agree, you may ask the school for a hearing.`,
    }[state];
  };
}
