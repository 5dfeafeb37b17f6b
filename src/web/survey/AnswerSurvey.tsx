import "./survey.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { api, reasonOf } from "../api.ts";
import { say } from "../language.tsx";
import { ErrorSummary, type Wrong } from "../shell/ErrorSummary.tsx";
import { NotHere } from "../shell/NotHere.tsx";
import { useTitle } from "../shell/title.ts";
import { learnerSurveysQuery } from "./queries.ts";

const route = getRouteApi("/inside/surveys/$surveyId");

/** Answering a questionnaire: every question may be left out, and no answer is kept by itself. */
export function AnswerSurvey() {
  const { t } = useLingui();
  const id = useId();
  const { surveyId } = route.useParams();
  const learnerId = route.useLoaderData() ?? "";
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: surveys } = useSuspenseQuery(learnerSurveysQuery(learnerId));
  const survey = surveys.find((each) => each.id === surveyId);
  const [answers, setAnswers] = useState<Readonly<Record<string, number>>>({});
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  useTitle(survey ? say(survey.definition.title) : t`Questionnaires`);
  if (!survey?.mayAnswer) return <NotHere />;
  const { title, about, items, choices } = survey.definition;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await api.send("POST", `/learners/${learnerId}/surveys/${surveyId}/answers`, { answers });
      await client.invalidateQueries({ queryKey: ["learner", learnerId] });
      await navigate({ to: "/surveys", search: { child: learnerId } });
    } catch (error) {
      setWrong([{ field: `${id}-${items[0]?.key}-1`, words: reasonOf(error) }]);
    }
  };
  return (
    <form className="survey-page" onSubmit={(event) => void send(event)}>
      <h1>{say(title)}</h1>
      <p className="lead">{say(about)}</p>
      <p className="quiet">
        <Trans>You may leave a question out. Single answers are not kept.</Trans>
      </p>
      <ErrorSummary wrong={wrong} />
      {items.map(({ key, text }) => (
        <fieldset key={key} className="panel survey-item">
          <legend>{say(text)}</legend>
          {choices.map((choice, place) => (
            <label key={say(choice)} className="check">
              <input
                id={`${id}-${key}-${place + 1}`}
                type="radio"
                name={`${id}-${key}`}
                checked={answers[key] === place + 1}
                onChange={() => setAnswers({ ...answers, [key]: place + 1 })}
              />
              <span>{say(choice)}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="submit" className="button filled">
        <Trans>Send</Trans>
      </button>
    </form>
  );
}
