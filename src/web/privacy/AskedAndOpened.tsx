import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { dateInWords } from "../../kernel/words.ts";
import type { ExceptionView } from "../../privacy/exception.ts";
import { spoken } from "../language.tsx";
import { learnerExceptionsQuery, yourLookQuestionsQuery } from "./safety/queries.ts";

const day = (at: string) => dateInWords(at, spoken(), "medium");

/** Below who looked: what the law opened beyond somebody's work, and what the family asked about looks. */
export function AskedAndOpened({ learnerId }: { learnerId: string }) {
  const { t } = useLingui();
  const { data: exceptions = [] } = useQuery(learnerExceptionsQuery(learnerId));
  const { data: questions = [] } = useQuery(yourLookQuestionsQuery(learnerId));
  const basis: Readonly<Record<ExceptionView["basis"], string>> = {
    emergency: t`Emergency of health or safety`,
    "court-order": t`Court order`,
    caseworker: t`Child welfare agency`,
    dependent: t`Parent who claims a grown learner for taxes`,
  };
  if (exceptions.length === 0 && questions.length === 0) return null;
  return (
    <div className="asked-and-opened">
      {exceptions.length > 0 && (
        <>
          <h3>
            <Trans>Opened by an exception of the law</Trans>
          </h3>
          <ul>
            {exceptions.map((each) => (
              <li key={each.id}>
                <strong>{basis[each.basis]}</strong>, {day(each.openedAt ?? each.askedAt)}
                {each.askedBy && `, ${each.askedBy}`}. {each.reason}{" "}
                {each.state === "ended" || each.state === "over" ? (
                  <Trans>It has ended.</Trans>
                ) : each.state === "asked" ? (
                  <Trans>It is not open yet.</Trans>
                ) : (
                  <Trans>It is open.</Trans>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {questions.length > 0 && (
        <>
          <h3>
            <Trans>What you asked about looks</Trans>
          </h3>
          <ul>
            {questions.map(({ id, about, lookedAt, question, answer }) => (
              <li key={id}>
                {about ?? t`A look`}, {day(lookedAt)}. {question} <strong>{answer ?? t`Not answered yet.`}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
