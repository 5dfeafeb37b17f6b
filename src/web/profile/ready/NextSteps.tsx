import "../goals/goal-page.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords } from "../../../kernel/words.ts";
import { spoken } from "../../language.tsx";
import { useTitle } from "../../shell/title.ts";
import { nextStepsQuery } from "./queries.ts";

/** A counselor's learners with steps toward what comes after school, the nearest date first. */
export function NextSteps() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(nextStepsQuery);
  useTitle(t`Next steps`);
  return (
    <div className="goal-page">
      <header>
        <h1>
          <Trans>Next steps</Trans>
        </h1>
        <p>
          <Trans>
            Steps and applications that are open to you, by the nearest date. It is a list of dates, not of learners.
          </Trans>
        </p>
      </header>
      {data.items.length === 0 ? (
        <p className="panel goal-empty">
          <Trans>When learners or you add steps toward what comes after school, they stand here by date.</Trans>
        </p>
      ) : (
        <ul role="list" className="rows panel goal-section">
          {data.items.map(({ id, name, open, soon, next }) => (
            <li key={id}>
              <div className="row-head">
                <Link to="/ready" search={{ child: id }} className="row-title">
                  {name ?? t`A learner`}
                </Link>
                <span className="quiet">
                  <Plural value={open} one="# open" other="# open" />
                  {soon > 0 && (
                    <>
                      , <Plural value={soon} one="# within 30 days" other="# within 30 days" />
                    </>
                  )}
                </span>
              </div>
              {next && (
                <p>
                  {next.title}, <Trans>by {dateInWords(next.dueOn, spoken())}</Trans>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
