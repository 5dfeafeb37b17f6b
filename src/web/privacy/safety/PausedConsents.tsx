import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords } from "../../../kernel/words.ts";
import { api } from "../../api.ts";
import { spoken } from "../../language.tsx";
import { WordsForm } from "../../rights/WordsForm.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { type PausedConsent, pausedConsentsQuery } from "./queries.ts";

/** Consents that are paused until the office lets them go on: each with why, and the note that does it. */
export function PausedConsents({ act }: { act: Act }) {
  const { data: paused } = useSuspenseQuery(pausedConsentsQuery);
  return (
    <section className="panel safety-card">
      <h2>
        <Trans>Sharing that is paused</Trans>
      </h2>
      <p className="quiet">
        <Trans>Nothing flows until you let it go on. Everybody who decides is told then, alike.</Trans>
      </p>
      {paused.length === 0 && (
        <p>
          <Trans>Nothing is paused.</Trans>
        </p>
      )}
      <ul role="list" className="safety-list">
        {paused.map((each) => (
          <li key={each.id}>
            <Paused consent={each} act={act} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Paused({ consent, act }: { consent: PausedConsent; act: Act }) {
  const { t } = useLingui();
  const { id, learner, party, pausedFor, pausedAt, needsTwo, asked } = consent;
  const why = {
    conflict: t`Two guardians chose differently`,
    "custody-change": t`A court document puts the signature in doubt`,
    "age-flip": t`The rights have passed to the learner`,
    "agreement-ended": t`What it rests on has ended`,
    school: t`The school paused it`,
  };
  const since = dateInWords(pausedAt, spoken(), "medium");
  const release = (note: string) =>
    act(needsTwo && !asked ? t`Saved. It waits for a second person.` : t`Saved. It goes on.`, () =>
      api.send("POST", `/learners/${learner.id}/consents/${id}/release`, { note }),
    );
  return (
    <>
      <p>
        <Link to="/learners/$learnerId/family" params={{ learnerId: learner.id }} className="link">
          {learner.name ?? t`A learner`}
        </Link>
        {": "}
        <strong>
          <bdi>{party}</bdi>
        </strong>
        . {why[pausedFor]}, {since}
      </p>
      {asked && (
        <p className="quiet">
          <Trans>
            A first person wrote: <bdi>{asked.note}</bdi>
          </Trans>
        </p>
      )}
      {asked?.isYours ? (
        <p>
          <Trans>You asked for it. A second person lets it go on.</Trans>
        </p>
      ) : (
        <WordsForm
          title={t`It is settled`}
          lead={t`Write which paper settles it, or what came of the talk. It stays in the history.`}
          isNeeded
          label={t`Note`}
          button={needsTwo && !asked ? t`Ask a second person` : t`Let it go on`}
          onSend={release}
        />
      )}
    </>
  );
}
