import "../server/office.css";
import "./agreements.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { api } from "../api.ts";
import { classesQuery } from "../insight/class-queries.ts";
import { dayOf } from "../server/moment.ts";
import { ErrorSummary, type Wrong } from "../shell/ErrorSummary.tsx";
import { Field } from "../shell/Field.tsx";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { appRequestsQuery } from "./queries.ts";
import { useRequestWords } from "./words.ts";

/** A teacher asks for an app, and follows what becomes of it. */
export function AskForApp() {
  const { t } = useLingui();
  useTitle(t`Ask for an app`);
  const ids = { name: useId(), url: useId(), why: useId(), class: useId() };
  const stateOf = useRequestWords();
  const { data: requests } = useSuspenseQuery(appRequestsQuery);
  const { data: classes } = useSuspenseQuery(classesQuery);
  const { told, act } = useActing([appRequestsQuery.queryKey]);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const wordsFor = (field: string) => wrong.find((each) => each.field === field)?.words;
  const now = classes.filter(({ isNow }) => isNow);
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    const [name, url, why, classId] = [text("name"), text("url"), text("why"), text("class")];
    const found: Wrong[] = [
      ...(name ? [] : [{ field: ids.name, words: t`Write the name of the app.` }]),
      ...(!url || /^https?:\/\//.test(url) ? [] : [{ field: ids.url, words: t`An address begins with https://` }]),
      ...(why ? [] : [{ field: ids.why, words: t`Write what learners will do with it.` }]),
    ];
    setWrong(found);
    if (found.length > 0) return;
    const isSaved = await act(t`Saved. The office reads it and answers here.`, () =>
      api.send("POST", "/app-requests", { name, why, classId, ...(url && { url }) }),
    );
    if (isSaved) form.reset();
  };
  return (
    <div className="office-page">
      <header>
        <h1>
          <Trans>Ask for an app</Trans>
        </h1>
        <p className="lead">
          <Trans>
            Before learners use an app with their names in it, the district makes an agreement with its maker.
          </Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {now.length > 0 && (
        <form noValidate className="panel office-panel agreement-form" onSubmit={(event) => void ask(event)}>
          <ErrorSummary wrong={wrong} />
          <Field id={ids.name} label={<Trans>Name of the app</Trans>} wrong={wordsFor(ids.name)}>
            {(props) => <input {...props} name="name" maxLength={120} autoComplete="off" />}
          </Field>
          <Field id={ids.url} label={<Trans>Web address (may stay empty)</Trans>} wrong={wordsFor(ids.url)}>
            {(props) => <input {...props} name="url" type="url" maxLength={500} autoComplete="off" />}
          </Field>
          <Field
            id={ids.why}
            label={<Trans>What learners will do with it</Trans>}
            hint={<Trans>Name no learner here.</Trans>}
            wrong={wordsFor(ids.why)}
          >
            {(props) => <textarea {...props} name="why" rows={3} maxLength={2_000} />}
          </Field>
          <Field id={ids.class} label={<Trans>For which class</Trans>}>
            {(props) => (
              <select {...props} name="class">
                {now.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit" className="button filled">
            <Trans>Ask for it</Trans>
          </button>
        </form>
      )}
      <section className="panel office-panel">
        <h2>
          <Trans>What you asked for</Trans>
        </h2>
        {requests.length === 0 && (
          <p>
            <Trans>Nothing yet.</Trans>
          </p>
        )}
        <ul role="list" className="agreement-list">
          {requests.map((request) => (
            <li key={request.id}>
              <div>
                <strong>{request.name}</strong>
                <p className="quiet">
                  {request.class.name}, {dayOf(request.askedAt)}
                </p>
                {request.reason && <p>{request.reason}</p>}
              </div>
              <p>{stateOf(request)}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
