import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { capacityWords, isCapacity } from "../../../identity/capacity.ts";
import { dateInWords } from "../../../kernel/words.ts";
import type { UnusualFinding } from "../../../privacy/unusual.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import { Field } from "../../shell/Field.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { findingLearnersQuery } from "./queries.ts";
import { useUnusualWords } from "./unusual-words.ts";

interface Props {
  readonly finding: UnusualFinding;
  /** Only a leader may see whom it is about, and that is a look of its own. */
  readonly opensNames: boolean;
  readonly act: Act;
}

/** One person on one day: what was unusual, in counts, who sees to it, what came of it. */
export function FindingCard({ finding, opensNames, act }: Props) {
  const { t } = useLingui();
  const words = useUnusualWords();
  const answer = useId();
  const [isShown, setShown] = useState(false);
  const { data: learners } = useQuery({ ...findingLearnersQuery(finding.id), enabled: isShown });
  const { id, code, name, capacity, organization, on, looks, usual, owner, isYours, closedAt } = finding;
  const role = isCapacity(capacity) ? say(capacityWords[capacity]) : capacity;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("answer")).trim();
    void act(t`Closed.`, () => api.send("POST", `/unusual/${id}/close`, { answer: text }));
  };
  return (
    <article className="panel safety-card">
      <h2>{name ?? role}</h2>
      <p className="quiet">
        {[name && role, organization, dateInWords(on, spoken(), "medium")].filter(Boolean).join(", ")}
      </p>
      <p>
        {words[code]}. <Plural value={finding.learners} one="# learner" other="# learners" />,{" "}
        <Plural value={looks} one="# look" other="# looks" />
        {usual !== undefined && (
          <>
            {" "}
            (<Trans>on a usual day {usual}</Trans>)
          </>
        )}
        .
      </p>
      {closedAt ? (
        <p className="notice saved">
          {owner && <strong>{owner}: </strong>}
          {finding.answer}
        </p>
      ) : (
        <>
          <p className="quiet">{owner ? <Trans>{owner} sees to it.</Trans> : <Trans>Nobody sees to it yet.</Trans>}</p>
          <div className="safety-acts">
            {!isYours && (
              <button
                type="button"
                className="button dense"
                onClick={() => void act(t`Yours now.`, () => api.send("POST", `/unusual/${id}/take`))}
              >
                <Trans>I see to it</Trans>
              </button>
            )}
            {opensNames && !isShown && (
              <button type="button" className="button dense" onClick={() => setShown(true)}>
                <Trans>Which learners (your look is logged)</Trans>
              </button>
            )}
          </div>
          {learners && (
            <ul>
              {learners.map((each) => (
                <li key={each.id}>
                  <Link to="/learners/$learnerId" params={{ learnerId: each.id }} className="link">
                    {each.name}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <form onSubmit={submit}>
            <Field id={answer} label={<Trans>What came of it</Trans>}>
              {(props) => <textarea {...props} name="answer" rows={2} required maxLength={2_000} />}
            </Field>
            <button type="submit" className="button dense">
              <Trans>Close it with this answer</Trans>
            </button>
          </form>
        </>
      )}
    </article>
  );
}
