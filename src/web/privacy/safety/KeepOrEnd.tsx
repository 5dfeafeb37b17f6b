import "../share/share.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ConsentView } from "../../../privacy/consent.ts";
import { api } from "../../api.ts";
import type { Act } from "../../shell/use-acting.ts";
import { ConsentTermsList } from "../share/ConsentTermsList.tsx";
import { consentsQuery } from "../share/queries.ts";

/** What guardians had signed before the rights passed: each rests until the learner keeps or ends it. */
export function KeepOrEnd({ learnerId, act }: { learnerId: string; act: Act }) {
  const { t } = useLingui();
  const { data: consents = [] } = useQuery(consentsQuery(learnerId));
  const resting = consents.filter(({ state, pausedFor }) => state === "paused" && pausedFor === "age-flip");
  const send = ({ id, terms }: ConsentView, how: "keep" | "stop") =>
    act(how === "keep" ? t`Saved. ${terms.party} goes on.` : t`Stopped. ${terms.party} gets nothing more by it.`, () =>
      api.send("POST", `/learners/${learnerId}/consents/${id}/${how}`),
    );
  return (
    <section className="safety" aria-labelledby="resting">
      <h2 id="resting">
        <Trans>What guardians had signed</Trans>
      </h2>
      <p>
        {resting.length === 0 ? (
          <Trans>Nothing waits for your decision.</Trans>
        ) : (
          <Trans>It has paused: nobody gets anything by it until you decide. Without your word it stays so.</Trans>
        )}
      </p>
      {resting.map((consent) => (
        <article key={consent.id} className="panel share-card" aria-label={consent.terms.party}>
          <h3>
            <bdi>{consent.terms.party}</bdi>
          </h3>
          <ConsentTermsList terms={consent.terms} />
          <p className="share-acts no-print">
            <button type="button" className="button" onClick={() => void send(consent, "keep")}>
              <Trans>Keep it</Trans> <span className="visually-hidden">{consent.terms.party}</span>
            </button>
            <button type="button" className="button" onClick={() => void send(consent, "stop")}>
              <Trans>End it</Trans> <span className="visually-hidden">{consent.terms.party}</span>
            </button>
          </p>
        </article>
      ))}
    </section>
  );
}
