import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { dateInWords } from "../../kernel/words.ts";
import { categoryGroups, categoryWords } from "../../privacy/category.ts";
import { type Clock, clockInWords } from "../../privacy/clock.ts";
import { type CopyRequest, copyWays } from "../../privacy/copy-request.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import { CopySteps } from "./CopySteps.tsx";
import { useCopyWords } from "./copy-words.ts";

interface Props {
  readonly requests: readonly CopyRequest[];
  readonly within: Clock;
  readonly learnerId: string;
  readonly act: Act;
}

/** Paper, a visit, an explanation: asked for here, with the date by which the law wants it (34 CFR 99.10). */
export function Copies({ requests, within, learnerId, act }: Props) {
  const { t } = useLingui();
  const id = useId();
  const words = useCopyWords();
  const time = clockInWords(within, spoken());
  const [how, setHow] = useState<CopyRequest["how"]>("paper");
  const path = `/learners/${learnerId}/copy-requests`;
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const target = event.currentTarget;
    const form = new FormData(target);
    const says = String(form.get("says") ?? "").trim();
    const part = String(form.get("part") ?? "");
    const body = { how, ...(part && { parts: [part] }), ...(says && { says }) };
    if (await act(t`Asked. The school answers within ${time}.`, () => api.send("POST", path, body))) target.reset();
  };
  return (
    <section className="panel my-data-panel request">
      <h2>
        <Trans>Copies, a visit, an explanation</Trans>
      </h2>
      <p>
        <Trans>
          The download above has everything and is there at once. If you would rather have it from the school, ask here.
          It answers within {time}.
        </Trans>
      </p>
      {requests.length > 0 && (
        <ul role="list" className="past">
          {requests.map((request) => (
            <OneRequest key={request.id} request={request} path={path} act={act} />
          ))}
        </ul>
      )}
      <details>
        <summary>
          <Trans>Ask the school</Trans>
        </summary>
        <form noValidate onSubmit={(event) => void ask(event)}>
          <Field id={`${id}-how`} label={t`What you would like`}>
            {(props) => (
              <select {...props} value={how} onChange={(event) => setHow(event.target.value as CopyRequest["how"])}>
                {copyWays.map((each) => (
                  <option key={each} value={each}>
                    {words[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id={`${id}-part`} label={t`Of what`}>
            {(props) => (
              <select {...props} name="part">
                <option value="">{t`Everything`}</option>
                {categoryGroups
                  .flatMap(({ categories }) => categories)
                  .map((category) => (
                    <option key={category} value={category}>
                      {say(categoryWords[category].title)}
                    </option>
                  ))}
              </select>
            )}
          </Field>
          <Field
            id={`${id}-says`}
            label={how === "explain" ? t`What you would like to understand` : t`Anything the school should know`}
          >
            {(props) => <textarea {...props} name="says" rows={3} maxLength={2_000} />}
          </Field>
          <button type="submit" className="button filled dense">
            <Trans>Send it to the school</Trans>
          </button>
        </form>
      </details>
    </section>
  );
}

function OneRequest({ request, path, act }: { request: CopyRequest; path: string; act: Act }) {
  const { t } = useLingui();
  const words = useCopyWords();
  const { id, how, says, dueOn, state, steps } = request;
  const due = dateInWords(dueOn, spoken(), "medium");
  const isOpen = state !== "done" && state !== "taken-back";
  return (
    <li>
      <strong>{words[how]}</strong>
      {says && <span>{says}</span>}
      {isOpen && (
        <span>
          <Trans>The school answers by {due}.</Trans>
        </span>
      )}
      <CopySteps steps={steps} />
      {isOpen && (
        <button
          type="button"
          className="button dense"
          onClick={() => void act(t`Taken back.`, () => api.send("DELETE", `${path}/${id}`))}
        >
          <Trans>I no longer need it</Trans>
        </button>
      )}
    </li>
  );
}
