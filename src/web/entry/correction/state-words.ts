import { useLingui } from "@lingui/react/macro";
import type { CorrectionRequest } from "../../../entry/correction-request.ts";
import { dateInWords } from "../../../kernel/words.ts";
import { spoken } from "../../language.tsx";

/** Where a request stands, in a family's words. */
export function useStateWords(): (request: CorrectionRequest) => string {
  const { t } = useLingui();
  return ({ state, dueOn, steps }) => {
    const due = dueOn ? dateInWords(dueOn, spoken()) : "";
    const hearing = steps.findLast((step) => step.hearing)?.hearing;
    const on = hearing ? [dateInWords(hearing.on, spoken()), hearing.time].filter(Boolean).join(", ") : "";
    const [place, presides] = [hearing?.place, hearing?.presides];
    return {
      asked: t`Asked. The school answers by ${due}.`,
      looking: t`The school is looking into it. It answers by ${due}.`,
      corrected: t`Corrected.`,
      unchanged: t`Stays as it is. If you do not agree, you may ask the school for a hearing.`,
      "hearing-asked": t`You asked for a hearing. The school sets a day by ${due}.`,
      "hearing-set": t`The hearing is on ${on}, at ${place}, before ${presides}. Bring whom you like, also a lawyer, and what you want to show.`,
      granted: t`The hearing was decided for you. The school corrects it by ${due}.`,
      upheld: t`It stays as it is after the hearing. You may put your own words beside it.`,
    }[state];
  };
}
