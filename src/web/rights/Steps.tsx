import { Trans, useLingui } from "@lingui/react/macro";
import type { CorrectionRequest } from "../../entry/correction-request.ts";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";

/** What came of a request, step by step, oldest first: who reads it next knows how it stands and why. */
export function Steps({ request: { steps } }: { request: Pick<CorrectionRequest, "steps"> }) {
  const { t } = useLingui();
  const words: Readonly<Record<CorrectionRequest["state"], string>> = {
    asked: t`Asked`,
    looking: t`The school looks into it`,
    corrected: t`Corrected`,
    unchanged: t`The school left it as it is`,
    "hearing-asked": t`The family asked for a hearing`,
    "hearing-set": t`The hearing has a date`,
    granted: t`The hearing: it is to be corrected`,
    upheld: t`The hearing: it stays as it is`,
  };
  return (
    <ol className="steps">
      {steps.map(({ id, state, on, answer, evidence, hearing }) => (
        <li key={id}>
          <strong>{words[state]}</strong> <span className="quiet">{dateInWords(on, spoken(), "medium")}</span>
          {hearing && (
            <span>
              {[dateInWords(hearing.on, spoken()), hearing.time, hearing.place, hearing.presides]
                .filter(Boolean)
                .join(", ")}
            </span>
          )}
          {evidence && (
            <span>
              <Trans>What was shown: {evidence}</Trans>
            </span>
          )}
          {answer && <q>{answer}</q>}
        </li>
      ))}
    </ol>
  );
}
