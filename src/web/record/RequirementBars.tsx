import "./transcript.css";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Progress } from "../../record/graduation.ts";
import { creditsIn } from "../../record/transcript-course.ts";
import { spoken } from "../language.tsx";

/** Each requirement of a plan with what is earned of it: the words say it, the bar only shows it. */
export function RequirementBars({ requirements }: Pick<Progress, "requirements">) {
  const { t } = useLingui();
  const language = spoken();
  return (
    <ul role="list" className="requirements" aria-label={t`Requirements`}>
      {requirements.map(({ subject, required, earned }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a plan may name a subject twice, its place it cannot
        <li key={place}>
          <span>{subject}</span>
          <span className="quiet">
            {earned >= required ? (
              <Trans>Met: {creditsIn(required, language)}</Trans>
            ) : (
              <Trans>
                {earned} of {creditsIn(required, language)}
              </Trans>
            )}
          </span>
          <span className="credit-bar" aria-hidden>
            <span style={{ inlineSize: `${required > 0 ? (100 * earned) / required : 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
