import "../entry/correction/correction.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { daysBetween } from "../../kernel/date.ts";
import { dateInWords } from "../../kernel/words.ts";
import { categoryWords } from "../../privacy/category.ts";
import type { CopyRequest } from "../../privacy/copy-request.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { installationQuery } from "../queries.ts";
import { Field } from "../shell/Field.tsx";
import { useTitle } from "../shell/title.ts";
import { type Act, useActing } from "../shell/use-acting.ts";
import { CopySteps } from "./CopySteps.tsx";
import { useCopyWords } from "./copy-words.ts";
import { owedCopiesQuery } from "./queries.ts";
import { RightsTabs } from "./RightsTabs.tsx";

/** Copies, visits and explanations that the office owes, with the days that are left; what is due first on top. */
export function OwedCopies() {
  const { t } = useLingui();
  useTitle(t`Copies`);
  const { data: owed } = useSuspenseQuery(owedCopiesQuery);
  const { told, act } = useActing([owedCopiesQuery.queryKey]);
  return (
    <div className="requests">
      <header>
        <h1>
          <Trans>Copies</Trans>
        </h1>
        <RightsTabs />
        <p className="lead">
          {owed.items.length === 0 ? (
            <Trans>Nothing is owed. What families ask for will be here, each with the day on which it is due.</Trans>
          ) : (
            <Plural
              value={owed.items.length}
              one="One request is open."
              other="# requests are open, what is due first on top."
            />
          )}
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {owed.items.map((request) => (
        <Owed key={request.id} request={request} act={act} />
      ))}
    </div>
  );
}

function Owed({ request, act }: { request: CopyRequest; act: Act }) {
  const { t } = useLingui();
  const id = useId();
  const words = useCopyWords();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const { learnerId, learner, how, parts, says, askedOn, dueOn, state, steps } = request;
  const left = daysBetween(installation.today, dueOn);
  const due = dateInWords(dueOn, spoken(), "medium");
  const path = `/learners/${learnerId}/copy-requests/${request.id}/answers`;
  const [wrong, setWrong] = useState<string>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [answer, fee] = ["answer", "fee"].map((name) => String(form.get(name) ?? "").trim());
    if (how === "explain" && !answer) return setWrong(t`Say it in a sentence.`);
    setWrong(undefined);
    await act(t`Saved. The family is told.`, () =>
      api.send("POST", path, { state: "done", ...(answer && { answer }), ...(fee && { fee }) }),
    );
  };
  const setVisit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [on, time, place] = ["on", "time", "place"].map((name) => String(form.get(name) ?? "").trim());
    if (!on || !place) return setWrong(t`Say when and where.`);
    setWrong(undefined);
    await act(t`Saved. The family is told.`, () =>
      api.send("POST", path, { state: "visit-set", visit: { on, place, ...(time && { time }) } }),
    );
  };
  return (
    <article className="panel request" aria-label={learner ?? t`A learner`}>
      <h2>
        <Link to="/learners/$learnerId" params={{ learnerId }}>
          {learner ?? <Trans>A learner</Trans>}
        </Link>
      </h2>
      <dl>
        <dt>
          <Trans>Asked for</Trans>
        </dt>
        <dd>
          {words[how]}:{" "}
          {parts.length > 0 ? parts.map((part) => say(categoryWords[part].title)).join(", ") : t`Everything`}
        </dd>
        {says && (
          <>
            <dt>
              <Trans>The family says</Trans>
            </dt>
            <dd>{says}</dd>
          </>
        )}
        <dt>
          <Trans>Asked</Trans>
        </dt>
        <dd>
          {dateInWords(askedOn, spoken(), "medium")}.{" "}
          {left < 0 ? (
            <strong>
              <Trans>Late: due {due}</Trans>
            </strong>
          ) : (
            <Plural value={left} one={`Due ${due}, # day left`} other={`Due ${due}, # days left`} />
          )}
        </dd>
      </dl>
      <CopySteps steps={steps} />
      {wrong && (
        <p className="notice error" role="alert">
          {wrong}
        </p>
      )}
      {state === "asked" && (
        <button
          type="button"
          className="button dense"
          onClick={() =>
            void act(t`Saved. The family sees that it is prepared.`, () => api.send("POST", path, { state: "looking" }))
          }
        >
          <Trans>I prepare it</Trans>
        </button>
      )}
      {how === "visit" && (
        <details>
          <summary>
            <Trans>Set the visit</Trans>
          </summary>
          <form noValidate onSubmit={(event) => void setVisit(event)}>
            <Field id={`${id}-on`} label={t`Day`}>
              {(props) => <input {...props} name="on" type="date" min={installation.today} />}
            </Field>
            <Field id={`${id}-time`} label={t`Time`}>
              {(props) => <input {...props} name="time" type="time" />}
            </Field>
            <Field id={`${id}-place`} label={t`Place`}>
              {(props) => <input {...props} name="place" maxLength={300} autoComplete="off" />}
            </Field>
            <button type="submit" className="button dense">
              <Trans>Set it and tell the family</Trans>
            </button>
          </form>
        </details>
      )}
      <details>
        <summary>{how === "explain" ? t`Explain it` : t`It is handed over`}</summary>
        <form noValidate onSubmit={(event) => void send(event)}>
          <Field id={`${id}-answer`} label={t`What the family will read`}>
            {(props) => <textarea {...props} name="answer" rows={2} maxLength={2_000} />}
          </Field>
          {(how === "paper" || how === "file") && (
            <Field
              id={`${id}-fee`}
              label={t`What it costs, if anything`}
              hint={t`Nothing for searching it out, and never so much that a family goes without (34 CFR 99.11).`}
            >
              {(props) => <input {...props} name="fee" maxLength={300} autoComplete="off" />}
            </Field>
          )}
          <button type="submit" className="button filled dense">
            <Trans>Save and tell the family</Trans>
          </button>
        </form>
      </details>
    </article>
  );
}
