import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useId } from "react";
import { capacityWords, isCapacity } from "../../../identity/capacity.ts";
import { dateInWords } from "../../../kernel/words.ts";
import type { LookQuestion } from "../../../privacy/look-question.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import { Field } from "../../shell/Field.tsx";
import { useTitle } from "../../shell/title.ts";
import { type Act, useActing } from "../../shell/use-acting.ts";
import { lookQuestionsQuery } from "./queries.ts";

/** What families ask about who looked, the unanswered ones first. */
export function LookQuestions() {
  const { t } = useLingui();
  useTitle(t`Questions about looks`);
  const { data: questions } = useSuspenseQuery(lookQuestionsQuery);
  const { told, act } = useActing([lookQuestionsQuery.queryKey, ["waiting"]]);
  return (
    <div className="safety">
      <header>
        <h1>
          <Trans>Questions about looks</Trans>
        </h1>
        <p className="lead">
          {questions.length === 0 ? (
            <Trans>Nothing waits. When a family does not recognize who looked, it asks here.</Trans>
          ) : (
            <Trans>Families see every look. Answer in a sentence that they understand.</Trans>
          )}
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {questions.map((question) => (
        <QuestionCard key={question.id} question={question} act={act} />
      ))}
    </div>
  );
}

function QuestionCard({ question, act }: { question: LookQuestion; act: Act }) {
  const { t } = useLingui();
  const id = useId();
  const { learner, about, aboutCapacity, lookedAt, isUnknown, answer, mayAnswer } = question;
  const who = about ?? (isCapacity(aboutCapacity) ? say(capacityWords[aboutCapacity]) : t`A program`);
  const day = dateInWords(lookedAt, spoken(), "medium");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("answer")).trim();
    void act(t`Answered. The family is told.`, () =>
      api.send("POST", `/learners/${learner.id}/look-questions/${question.id}/answer`, { answer: text }),
    );
  };
  return (
    <article className="panel safety-card">
      <h2>
        <Link to="/learners/$learnerId" params={{ learnerId: learner.id }} className="link">
          {learner.name ?? t`A learner`}
        </Link>
      </h2>
      <p>
        {isUnknown ? (
          <Trans>
            The family does not recognize {who}, who looked on {day}.
          </Trans>
        ) : (
          <Trans>
            The family asks why {who} looked on {day}.
          </Trans>
        )}
      </p>
      {question.question && <p>{question.question}</p>}
      {answer && <p className="notice saved">{answer}</p>}
      {mayAnswer && (
        <form onSubmit={submit}>
          <Field id={id} label={<Trans>Your answer</Trans>}>
            {(props) => <textarea {...props} name="answer" rows={2} required maxLength={2_000} />}
          </Field>
          <button type="submit" className="button">
            <Trans>Answer the family</Trans>
          </button>
        </form>
      )}
    </article>
  );
}
