import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import type { LinkCase } from "../../exchange/link-case.ts";
import { api } from "../api.ts";
import { moment } from "../server/moment.ts";
import type { Act } from "../shell/use-acting.ts";
import { Compared } from "./Compared.tsx";

/** One question: who the row or the second record tells of, beside each learner it may be, and the answers. */
export function LinkQuestion({ question, act }: { question: LinkCase; act: Act }) {
  const { t } = useLingui();
  const heading = useId();
  const { id, waits, source = "", at, openedAt, evidence, candidates } = question;
  const name = evidence.name ?? t`Somebody without a name`;
  const when = moment(openedAt);
  const answer = (sameAs?: string) =>
    void act(t`Saved.`, () => api.send("PUT", `/links/${id}/answer`, sameAs === undefined ? {} : { sameAs }));
  return (
    <article className="panel office-panel" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{name}</h2>
        <p className="quiet">
          {waits ? (
            <Trans>
              In {source}, {at}, since {when}. The rows wait until you answer.
            </Trans>
          ) : (
            <Trans>Both records stand until you answer. Asked: {when}</Trans>
          )}
        </p>
      </header>
      {candidates.length === 0 && (
        <>
          <Compared evidence={evidence} />
          <p>
            <Trans>Nobody here is like that. Import the learner first, and the rows come in by their number.</Trans>
          </p>
        </>
      )}
      {candidates.map((candidate) => (
        <div key={candidate.learnerId} className="link-candidate">
          <Compared evidence={evidence} candidate={candidate} />
          <p className="quiet">
            {candidate.isOwn ? (
              <Trans>You have said that it is the same person. Somebody else confirms it.</Trans>
            ) : candidate.persons > 1 ? (
              <Trans>Name and birthday differ, so two people must say that it is the same person.</Trans>
            ) : waits ? (
              <Trans>The rows come in as this learner's.</Trans>
            ) : (
              <Trans>Nobody sees more of either than before, and you can take it back.</Trans>
            )}
          </p>
          {!candidate.isOwn && (
            <button type="button" className="button no-print" onClick={() => answer(candidate.learnerId)}>
              {candidate.votes > 0 ? (
                <Trans>Confirm: the same person as {candidate.evidence.name}</Trans>
              ) : (
                <Trans>The same person as {candidate.evidence.name}</Trans>
              )}
            </button>
          )}
        </div>
      ))}
      <p className="no-print">
        <button type="button" className="button" aria-describedby={heading} onClick={() => answer()}>
          {waits ? <Trans>Nobody of ours: leave these rows out</Trans> : <Trans>Not the same person</Trans>}
        </button>
      </p>
    </article>
  );
}
