import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { dateInWords, listing } from "../../kernel/words.ts";
import { areaWords } from "../../privacy/protected-area.ts";
import type { LearnerSurvey } from "../../profile/instrument.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import type { Act } from "../shell/use-acting.ts";

interface Props {
  readonly learnerId: string;
  readonly survey: LearnerSurvey;
  readonly act: Act;
}

/** One questionnaire: what it is about, who answers, until when; its questions; yes, no, or the way to answer. */
export function SurveyCard({ learnerId, survey, act }: Props) {
  const { t } = useLingui();
  const { id, definition, areas, ratedBy, basis, opensOn, closesOn, isOptedOut, mayAnswer, isAnswered, consentId } =
    survey;
  const [from, to] = [dateInWords(opensOn, spoken()), dateInWords(closesOn, spoken())];
  const about = listing(
    areas.map((area) => say(areaWords[area])),
    spoken(),
  );
  const optOut = (isOut: boolean) =>
    act(isOut ? t`Your no is kept. It will not be asked.` : t`It may be asked again.`, () =>
      api.send("PUT", `/learners/${learnerId}/surveys/${id}/opt-out`, { isOut }),
    );
  return (
    <section className="panel survey-card" aria-label={say(definition.title)}>
      <h2>{say(definition.title)}</h2>
      <p>{say(definition.about)}</p>
      <p className="quiet">
        {ratedBy === "self" ? (
          <Trans>
            The learner answers, from {from} to {to}.
          </Trans>
        ) : (
          <Trans>
            A teacher answers, from {from} to {to}.
          </Trans>
        )}{" "}
        {areas.length > 0 && <Trans>It asks about {about}.</Trans>}{" "}
        <Trans>The school keeps scale scores for two years, and no single answer.</Trans>
      </p>
      <details>
        <summary>
          <Plural value={definition.items.length} one="Read the # question" other="Read all # questions" />
        </summary>
        <ol>
          {definition.items.map(({ key, text }) => (
            <li key={key}>{say(text)}</li>
          ))}
        </ol>
        <p className="quiet">{definition.choices.map(say).join(" · ")}</p>
      </details>
      {isAnswered && (
        <p className="notice saved">
          <Trans>Answered. What came of it stands in the backpack.</Trans>
        </p>
      )}
      <div className="survey-acts no-print">
        {mayAnswer && (
          <Link
            className="button filled"
            to="/surveys/$surveyId"
            params={{ surveyId: id }}
            search={{ child: learnerId }}
          >
            <Trans>Answer it</Trans>
          </Link>
        )}
        {basis === "consent" && consentId && !isOptedOut && (
          <Link className="button" to="/sharing" search={{ child: learnerId }}>
            <Trans>Say yes or no</Trans>
          </Link>
        )}
        {isOptedOut ? (
          <button type="button" className="button" onClick={() => void optOut(false)}>
            <Trans>Take my no back</Trans>
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void optOut(true)}>
            <Trans>Say no to it</Trans>
          </button>
        )}
      </div>
    </section>
  );
}
