import { Trans, useLingui } from "@lingui/react/macro";
import { dateInWords, listing } from "../../kernel/words.ts";
import type { StudyView } from "../../privacy/study.ts";
import { api } from "../api.ts";
import { spoken } from "../language.tsx";
import type { Act } from "../shell/use-acting.ts";
import { StudyCounts } from "./StudyCounts.tsx";
import { StudyProof } from "./StudyProof.tsx";
import { useMeasureWords, useStudyBasisWords, useStudyStateWords } from "./study-words.ts";

/** One audit or study: what was agreed, where it stands, and what the reader may do about it. */
export function StudyCard({ study, act }: { study: StudyView; act: Act }) {
  const { t } = useLingui();
  const [bases, names, states] = [useStudyBasisWords(), useMeasureWords(), useStudyStateWords()];
  const { id, basis, title, party, purpose, agreement, state, measures, counts, mayReview } = study;
  const day = (date: string) => dateInWords(date, spoken(), "medium");
  const send = (how: string, said: string) => void act(said, () => api.send("POST", `/studies/${id}/${how}`, {}));
  const isRunning = state === "open" || state === "coming";
  return (
    <section className="panel request" aria-label={title}>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <p>
        <strong>{states[state]}.</strong> {bases[basis]}, <bdi>{party}</bdi>.{" "}
        <Trans>
          From {day(study.startsOn)} to {day(study.endsOn)}; destroyed by {day(study.destroyBy)}.
        </Trans>
      </p>
      <p>{purpose}</p>
      <p className="quiet">
        <Trans>
          The paper: {agreement}. It may count:{" "}
          {listing(
            measures.map((each) => names[each]),
            spoken(),
          )}
          .
        </Trans>
      </p>
      {study.proof && study.destroyedOn && (
        <p>
          <Trans>
            Destroyed on {day(study.destroyedOn)}: {study.proof}
          </Trans>
        </p>
      )}
      <p className="rights-acts no-print">
        {mayReview && (
          <>
            <button
              type="button"
              className="button filled dense"
              onClick={() => send("approve", t`Opened. Every family is told.`)}
            >
              <Trans>The agreement is complete: open it</Trans>
            </button>
            <button type="button" className="button dense" onClick={() => send("refuse", t`Refused.`)}>
              <Trans>Refuse it</Trans>
            </button>
          </>
        )}
        {isRunning && (
          <button type="button" className="button dense" onClick={() => send("end", t`Ended.`)}>
            <Trans>End it now</Trans>
          </button>
        )}
      </p>
      <StudyCounts studyId={id} measures={state === "open" ? measures : []} counts={counts} act={act} />
      {(state === "over" || state === "overdue") && <StudyProof studyId={id} act={act} />}
    </section>
  );
}
