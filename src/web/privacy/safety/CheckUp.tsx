import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { type CheckUpAnswers, checkUpAnswers, checkUpQuestions } from "../../../privacy/check-up.ts";
import { api } from "../../api.ts";
import { sessionQuery } from "../../queries.ts";
import { type Child, givenName } from "../../shell/children.ts";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { useCheckUpWords } from "./check-up-words.ts";
import { checkUpQuery } from "./queries.ts";

const route = getRouteApi("/inside/check-up");

/** Five questions for a first visit: one a page, equal answers, nothing lost by going back, and a summary before anything is saved. */
export function CheckUp() {
  const { t } = useLingui();
  const child = route.useLoaderData();
  useTitle(t`Five questions`);
  return child ? <Questions child={child} /> : <NothingYet />;
}

function Questions({ child }: { child: Child }) {
  const { t } = useLingui();
  const { step = 0 } = route.useSearch();
  const navigate = useNavigate();
  const name = givenName(child);
  const words = useCheckUpWords(name);
  const { data: known } = useSuspenseQuery(checkUpQuery(child.id));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { told, act } = useActing([["check-up", child.id], ["choices", child.id], ["session"]]);
  const [answers, setAnswers] = useState<CheckUpAnswers>({ notices: session?.notices ?? "daily", ...known.answers });
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is a page of its own for who listens to it
  useEffect(() => heading.current?.focus(), [step]);
  const question = checkUpQuestions[step];
  const path = `/learners/${child.id}/check-up`;
  const keep = (next: "go-on" | "later" | "done") => api.send("PUT", path, { answers, next });
  const go = (to: number) => navigate({ to: "/check-up", search: { child: child.id, step: to } });
  const forward = async () => {
    if (await act("", () => keep("go-on"))) await go(step + 1);
  };
  const later = async () => {
    if (await act(t`Kept. It waits two weeks for you.`, () => keep("later"))) await navigate({ to: "/backpack" });
  };
  const save = async () => {
    const done = await act(t`Saved. It holds at once.`, async () => {
      await keep("done");
      await api.send("PUT", "/session/notices", { way: answers.notices ?? "daily" });
    });
    if (done) await navigate({ to: "/who-sees-what", search: { child: child.id } });
  };
  const total = checkUpQuestions.length;
  const number = step + 1;
  return (
    <div className="check-up">
      {told?.isWrong && <p className="notice error">{told.words}</p>}
      {question ? (
        <>
          <fieldset>
            <legend>
              <p className="quiet">
                <Trans>
                  Question {number} of {total}, about {name}
                </Trans>
              </p>
              <h1 ref={heading} tabIndex={-1}>
                {words[question].title}
              </h1>
            </legend>
            <p>{words[question].help}</p>
            {checkUpAnswers[question].map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name={question}
                  checked={answers[question] === each}
                  onChange={() => setAnswers({ ...answers, [question]: each })}
                />
                <span>{words[question].answers[each]}</span>
              </label>
            ))}
          </fieldset>
          <div className="check-up-acts">
            {step > 0 && (
              <button type="button" className="button" onClick={() => void go(step - 1)}>
                <Trans>Back</Trans>
              </button>
            )}
            <button type="button" className="button filled" onClick={() => void forward()}>
              {answers[question] ? <Trans>Next</Trans> : <Trans>Leave it as it is</Trans>}
            </button>
          </div>
        </>
      ) : (
        <>
          <h1 ref={heading} tabIndex={-1}>
            <Trans>Your answers</Trans>
          </h1>
          <dl>
            {checkUpQuestions.map((each, place) => (
              <div key={each}>
                <dt>{words[each].title}</dt>
                <dd>
                  <strong>{words[each].answers[answers[each] ?? ""] ?? t`As the school set it`}</strong>{" "}
                  <button type="button" className="link" onClick={() => void go(place)}>
                    <Trans>Change</Trans>
                    <span className="visually-hidden">{words[each].title}</span>
                  </button>
                </dd>
              </div>
            ))}
          </dl>
          <p className="quiet">
            <Trans>Nothing is saved yet. You can change all of it later on "Who sees what".</Trans>
          </p>
          <div className="check-up-acts">
            <button type="button" className="button" onClick={() => void go(total - 1)}>
              <Trans>Back</Trans>
            </button>
            <button type="button" className="button filled" onClick={() => void save()}>
              <Trans>Save these choices</Trans>
            </button>
          </div>
        </>
      )}
      <p>
        <button type="button" className="link" onClick={() => void later()}>
          <Trans>Do this later</Trans>
        </button>
      </p>
    </div>
  );
}
