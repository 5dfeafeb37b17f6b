import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { dateInWords, listing, localeOf } from "../../../kernel/words.ts";
import { categoryWords } from "../../../privacy/category.ts";
import type { ExceptionView } from "../../../privacy/exception.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { useBasisWords, useStateWords } from "./basis-words.ts";

/** "Nov 23, 11:59 PM", by the reader's clock. */
const moment = (at: string) =>
  new Intl.DateTimeFormat(localeOf[spoken()], { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));

/** One exception: whose, why, how far, until when, and what the reader may do about it. */
export function ExceptionCard({ exception, act }: { exception: ExceptionView; act: Act }) {
  const { t } = useLingui();
  const [words, states] = [useBasisWords(), useStateWords()];
  const { id, learner, basis, state, reason, reference, categories, askedBy, isYours, mayDecide } = exception;
  const path = `/learners/${learner.id}/exceptions/${id}`;
  const send = (how: string, said: string) => void act(said, () => api.send("POST", `${path}/${how}`, {}));
  const isOpen = state === "open" || state === "to-review";
  return (
    <article className="panel safety-card">
      <h2>
        {words[basis].title}:{" "}
        <Link to="/learners/$learnerId" params={{ learnerId: learner.id }} className="link">
          {learner.name ?? t`A learner`}
        </Link>
      </h2>
      <p>
        <strong>{states[state]}.</strong>{" "}
        {askedBy && (
          <Trans>
            Asked by {askedBy} on {moment(exception.askedAt)}.
          </Trans>
        )}{" "}
        {isOpen && exception.until && <Trans>Closes by itself on {moment(exception.until)}.</Trans>}{" "}
        {isOpen && exception.endsOn && <Trans>Last day: {dateInWords(exception.endsOn, spoken(), "medium")}.</Trans>}
      </p>
      <p>{reason}</p>
      <p className="quiet">
        {[
          reference,
          categories.length > 0 &&
            listing(
              categories.map((each) => say(categoryWords[each].title)),
              spoken(),
            ),
          exception.sealedUntil &&
            t`The family is not told before ${dateInWords(exception.sealedUntil, spoken(), "medium")}`,
        ]
          .filter(Boolean)
          .join(". ")}
      </p>
      <div className="safety-acts">
        {mayDecide && state === "asked" && (
          <>
            <button type="button" className="button" onClick={() => send("approve", t`Opened. The family is told.`)}>
              <Trans>Open it</Trans>
            </button>
            <button type="button" className="button" onClick={() => send("refuse", t`Refused.`)}>
              <Trans>Refuse it</Trans>
            </button>
          </>
        )}
        {mayDecide && state === "to-review" && (
          <button
            type="button"
            className="button"
            onClick={() => send("review", t`Reviewed. It goes on until its hour.`)}
          >
            <Trans>It was an emergency</Trans>
          </button>
        )}
        {(isYours || mayDecide) && isOpen && (
          <button type="button" className="button" onClick={() => send("revoke", t`Ended at once.`)}>
            <Trans>End it now</Trans>
          </button>
        )}
        {isYours && isOpen && basis !== "dependent" && (
          <Link to="/hats" className="link">
            <Trans>Read in the role "Access for a time"</Trans>
          </Link>
        )}
      </div>
    </article>
  );
}
