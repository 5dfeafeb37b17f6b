import "../../identity/sign-in.css";
import "../goals/goal-page.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { dateInWords } from "../../../kernel/words.ts";
import type { AskedToConfirm } from "../../../profile/verification-request.ts";
import { api, reasonOf } from "../../api.ts";
import { spoken } from "../../language.tsx";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import { Field } from "../../shell/Field.tsx";
import { LanguageButton } from "../../shell/LanguageButton.tsx";
import { Mark } from "../../shell/Mark.tsx";
import { useTitle } from "../../shell/title.ts";

/** The secret stands behind the #, which no server and no log ever sees. */
const tokenHere = () => encodeURIComponent(window.location.hash.slice(1));

/** Somebody outside confirms hours or work: one statement, no account, one answer. */
export function Confirm() {
  const { t } = useLingui();
  const token = tokenHere();
  const [isSaid, setSaid] = useState(false);
  useTitle(t`Can you confirm this?`);
  const asked = useQuery({
    queryKey: ["confirmation", token],
    queryFn: () => api.get<AskedToConfirm>(`/confirmations/${token || "none"}`),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (asked.isPending) return <main className="sign-in" />;
  return (
    <main className="sign-in confirm" id="content">
      <div className="sign-in-language">
        <LanguageButton />
      </div>
      <section>
        <Mark size={44} />
        {isSaid ? (
          <>
            <h1>
              <Trans>Thank you</Trans>
            </h1>
            <p role="status">
              <Trans>Your answer is saved with your name, your organization and today's date. This link is over.</Trans>
            </p>
          </>
        ) : asked.isError ? (
          <>
            <h1>
              <Trans>This link has ended</Trans>
            </h1>
            <p>
              <Trans>It works once, for 30 days, as long as nothing was changed. Ask who sent it for a new one.</Trans>
            </p>
          </>
        ) : (
          <Question token={token} asked={asked.data} onSaid={() => setSaid(true)} />
        )}
      </section>
    </main>
  );
}

function Question({ token, asked, onSaid }: { token: string; asked: AskedToConfirm; onSaid: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const [answer, setAnswer] = useState("");
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const { learner, claim, kind } = asked;
  const day = (date: string) => dateInWords(date, spoken());
  const wordsFor = (field: string) => wrong.find((each) => each.field === `${id}-${field}`)?.words;
  const answers = [
    ["confirmed", t`Yes, that is right`],
    ...(claim.hours === undefined ? [] : [["corrected", t`Yes, with other hours`]]),
    ["declined", t`No, I cannot confirm this`],
  ] as const;
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const hours = Number(text("hours").replace(",", "."));
    const found = [
      answer === "" && { field: `${id}-answer`, words: t`Choose an answer.` },
      answer === "corrected" &&
        !(text("hours") !== "" && hours >= 0) && { field: `${id}-hours`, words: t`Write how many hours.` },
      text("name") === "" && { field: `${id}-name`, words: t`Write your name.` },
      text("organization") === "" && { field: `${id}-organization`, words: t`Write your organization.` },
    ].filter((each) => each !== false);
    setWrong(found);
    if (found.length > 0) return;
    try {
      await api.send("POST", `/confirmations/${token}`, {
        ...{ answer, name: text("name"), organization: text("organization") },
        ...(text("role") && { role: text("role") }),
        ...(answer === "corrected" && { hours }),
        ...(text("evaluation") && { evaluation: text("evaluation") }),
      });
      onSaid();
    } catch (error) {
      setWrong([{ field: `${id}-answer`, words: reasonOf(error) }]);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="goal-form">
      <h1>
        <Trans>Can you confirm this?</Trans>
      </h1>
      <p>
        <Trans>{learner} says this about time spent with you. It takes a minute. You need no account.</Trans>
      </p>
      <dl className="goal-facts panel goal-section">
        <dt>{kind === "community-service" ? <Trans>Where</Trans> : <Trans>Employer</Trans>}</dt>
        <dd>{claim.where}</dd>
        <dt>{kind === "community-service" ? <Trans>What was done</Trans> : <Trans>As what</Trans>}</dt>
        <dd>{claim.what}</dd>
        {claim.hours !== undefined && (
          <>
            <dt>
              <Trans>How long</Trans>
            </dt>
            <dd>
              <Plural value={claim.hours} one="# hour" other="# hours" />
            </dd>
          </>
        )}
        {(claim.startsOn ?? claim.endsOn) && (
          <>
            <dt>
              <Trans>When</Trans>
            </dt>
            <dd>
              {[claim.startsOn, claim.endsOn]
                .filter((date) => date !== undefined)
                .map(day)
                .join(" – ")}
            </dd>
          </>
        )}
      </dl>
      <ErrorSummary wrong={wrong} />
      <fieldset className="field feelings">
        <legend className="label">
          <Trans>Your answer</Trans>
        </legend>
        {wordsFor("answer") && <p className="wrong">{wordsFor("answer")}</p>}
        {answers.map(([value, words], place) => (
          <label key={value}>
            <input
              id={place === 0 ? `${id}-answer` : undefined}
              type="radio"
              name="answer"
              value={value}
              checked={answer === value}
              onChange={() => setAnswer(value ?? "")}
            />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      {answer === "corrected" && (
        <Field id={`${id}-hours`} label={t`How many hours`} wrong={wordsFor("hours")}>
          {(props) => <input {...props} name="hours" inputMode="decimal" autoComplete="off" maxLength={10} />}
        </Field>
      )}
      <Field id={`${id}-name`} label={t`Your name`} wrong={wordsFor("name")}>
        {(props) => <input {...props} name="name" defaultValue={asked.name} maxLength={300} autoComplete="name" />}
      </Field>
      <Field id={`${id}-organization`} label={t`Your organization`} wrong={wordsFor("organization")}>
        {(props) => (
          <input
            {...props}
            name="organization"
            defaultValue={asked.organization}
            maxLength={300}
            autoComplete="organization"
          />
        )}
      </Field>
      <Field id={`${id}-role`} label={t`Your role (may stay empty)`}>
        {(props) => <input {...props} name="role" maxLength={300} autoComplete="organization-title" />}
      </Field>
      <Field
        id={`${id}-evaluation`}
        label={t`What you saw ${learner} do well (may stay empty)`}
        hint={t`The learner and the family read it. Please write nothing about health or family matters.`}
      >
        {(props) => <textarea {...props} name="evaluation" rows={3} maxLength={5_000} />}
      </Field>
      <button type="submit" className="button filled">
        <Trans>Send the answer</Trans>
      </button>
      <p className="quiet">
        <Trans>
          Your answer stands in the learner's backpack with your name and the date. The family sees that you opened this
          page. Do not pass it on.
        </Trans>
      </p>
    </form>
  );
}
