import "./helper.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type Contribution, declineReasons } from "../../entry/contribution.ts";
import { dateInWords } from "../../kernel/words.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";
import { useTitle } from "../shell/title.ts";
import { type Act, useActing } from "../shell/use-acting.ts";
import { FactList } from "./FactList.tsx";
import { ProposedFiles } from "./ProposedFiles.tsx";
import { proposedQuery } from "./queries.ts";
import { ToldLine } from "./ToldLine.tsx";

/** What one proposed, and what came of it. */
export function Proposals() {
  const { t } = useLingui();
  useTitle(t`What I proposed`);
  const { data: proposed } = useSuspenseQuery(proposedQuery);
  const { told, act } = useActing([["contributions"]]);
  return (
    <div className="helper-page">
      <h1>
        <Trans>What I proposed</Trans>
      </h1>
      <ToldLine told={told} />
      {proposed.length === 0 && (
        <p>
          <Trans>Nothing yet, or nothing of learners who share with you now.</Trans>
        </p>
      )}
      {proposed.map((each) => (
        <Proposal key={each.id} contribution={each} act={act} />
      ))}
    </div>
  );
}

function Proposal({ contribution, act }: { contribution: Contribution; act: Act }) {
  const { t } = useLingui();
  const { id, learnerId, learner, kind, body, proposedAt, state, reason, note, isStanding } = contribution;
  const states: Readonly<Record<Contribution["state"], string>> = {
    waiting: t`Waits for an answer`,
    asked: t`They ask: ${note ?? ""}`,
    accepted: isStanding ? t`Accepted at once: the family trusts this` : t`Accepted`,
    declined: reason ? t`Not accepted: ${say(declineReasons[reason])}` : t`Not accepted`,
    withdrawn: t`You took it back`,
    expired: t`Nobody answered in 60 days`,
  };
  return (
    <article className="panel helper-card">
      <h2>
        {say(kindOf(kind)?.title ?? { en: kind, es: kind })} {learner && <bdi>{learner}</bdi>}
      </h2>
      <FactList kind={kind} body={body} />
      <ProposedFiles contribution={contribution} />
      <p>
        <strong>{states[state]}</strong>{" "}
        <span className="quiet">{dateInWords(contribution.answeredAt ?? proposedAt, spoken(), "medium")}</span>
      </p>
      {(state === "waiting" || state === "asked") && (
        <p>
          <button
            type="button"
            className="button dense"
            onClick={() =>
              void act(t`Taken back.`, () => api.send("DELETE", `/learners/${learnerId}/contributions/${id}`))
            }
          >
            <Trans>Take it back</Trans>
          </button>
        </p>
      )}
    </article>
  );
}
