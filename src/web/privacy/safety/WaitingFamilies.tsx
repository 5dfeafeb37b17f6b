import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords } from "../../../kernel/words.ts";
import { type Category, categoryWords } from "../../../privacy/category.ts";
import { say, spoken } from "../../language.tsx";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { OwedEndings } from "./OwedEndings.tsx";
import { PausedConsents } from "./PausedConsents.tsx";
import { conflictsQuery, courtWaitingQuery } from "./queries.ts";

/** Families that wait for a registrar: conflicts of two guardians, and documents that need a second person or a review. */
export function WaitingFamilies() {
  const { t } = useLingui();
  useTitle(t`Families that wait`);
  const { data: conflicts } = useSuspenseQuery(conflictsQuery);
  const { data: documents } = useSuspenseQuery(courtWaitingQuery);
  const { told, act } = useActing([["paused-consents"], ["endings"], ["conflicts"], ["waiting"]]);
  const waits = {
    "to-confirm": t`A second person confirms it`,
    "to-lift": t`Somebody asked to lift it; it holds until another one does`,
    "to-review": t`Its day of review has come. It holds until two people lift it`,
  };
  const name = (learner: { id: string; name?: string }) => (
    <Link to="/learners/$learnerId/family" params={{ learnerId: learner.id }} className="link">
      {learner.name ?? t`A learner`}
    </Link>
  );
  return (
    <div className="safety">
      <h1>
        <Trans>Families that wait</Trans>
      </h1>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      <section className="panel safety-card">
        <h2>
          <Trans>Guardians who chose differently</Trans>
        </h2>
        <p className="quiet">
          <Trans>Both were told that the office will speak with them, and nothing of what the other chose.</Trans>
        </p>
        {conflicts.length === 0 && (
          <p>
            <Trans>No family waits for a talk.</Trans>
          </p>
        )}
        <ul role="list" className="safety-list">
          {conflicts.map(({ learner, target, category, since }) => (
            <li key={`${learner.id} ${target} ${category}`}>
              {name(learner)}: {say(categoryWords[category as Category].title)},{" "}
              {dateInWords(since, spoken(), "medium")}
            </li>
          ))}
        </ul>
      </section>
      <PausedConsents act={act} />
      <OwedEndings act={act} />
      <section className="panel safety-card">
        <h2>
          <Trans>Court documents</Trans>
        </h2>
        {documents.length === 0 && (
          <p>
            <Trans>No document waits.</Trans>
          </p>
        )}
        <ul role="list" className="safety-list">
          {documents.map(({ learner, id, waits: how }) => (
            <li key={id}>
              {name(learner)}: {waits[how]}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
