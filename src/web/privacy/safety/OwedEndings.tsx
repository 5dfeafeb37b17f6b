import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { dateInWords } from "../../../kernel/words.ts";
import type { OwedEnding } from "../../../privacy/ending.ts";
import { api } from "../../api.ts";
import { spoken } from "../../language.tsx";
import { WordsForm } from "../../rights/WordsForm.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { owedEndingsQuery } from "./queries.ts";

/** Parties that have not said that they destroyed what they had, or were never reached: the office asks, and keeps the certificate. */
export function OwedEndings({ act }: { act: Act }) {
  const { data: owed } = useSuspenseQuery(owedEndingsQuery);
  return (
    <section className="panel safety-card">
      <h2>
        <Trans>Data that must be destroyed</Trans>
      </h2>
      <p className="quiet">
        <Trans>A sharing is over, and its party has not said in time that it destroyed what it had.</Trans>
      </p>
      {owed.length === 0 && (
        <p>
          <Trans>Nobody owes their word.</Trans>
        </p>
      )}
      <ul role="list" className="safety-list">
        {owed.map((each) => (
          <li key={each.id}>
            <Owed ending={each} act={act} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Owed({ ending, act }: { ending: OwedEnding; act: Act }) {
  const { t } = useLingui();
  const { id, learnerId, learner, party, endedOn, dueOn, state } = ending;
  const [ended, due] = [endedOn, dueOn ?? endedOn].map((day) => dateInWords(day, spoken(), "medium"));
  const write = (how: string) =>
    act(t`Saved. The family reads it.`, () =>
      api.send("POST", `/learners/${learnerId}/endings/${id}/attest`, { by: party, how }),
    );
  return (
    <>
      <p>
        {learner ?? t`A learner`}
        {": "}
        <strong>
          <bdi>{party}</bdi>
        </strong>
        .{" "}
        {ending.what === "paused" ? (
          <Trans>Paused on {ended}. Nothing of ours reaches them: tell them.</Trans>
        ) : state === "sent" ? (
          <Trans>
            Over since {ended}, to be destroyed by {due}.
          </Trans>
        ) : (
          <Trans>
            Over since {ended}, to be destroyed by {due}. Nothing of ours reaches them: tell them.
          </Trans>
        )}
      </p>
      {ending.what === "ended" && (
        <WordsForm
          title={t`They gave a certificate`}
          lead={t`What it says, and how it reached you. The family reads it.`}
          isNeeded
          label={t`Certificate`}
          button={t`Keep the certificate`}
          onSend={write}
        />
      )}
    </>
  );
}
