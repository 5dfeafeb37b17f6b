import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { OctagonX } from "lucide-react";
import type { ConsentView } from "../../../privacy/consent.ts";
import { openStates } from "../../../privacy/consent-life.ts";
import { api } from "../../api.ts";
import type { Act } from "../../shell/use-acting.ts";
import { isAsked } from "./Asked.tsx";
import { ConsentTermsList } from "./ConsentTermsList.tsx";
import { Destroyed } from "./Destroyed.tsx";
import { endingsQuery } from "./queries.ts";
import { ReceiptLinks } from "./ReceiptLinks.tsx";
import { stateWords } from "./share-words.ts";

interface Props {
  readonly consents: readonly ConsentView[];
  readonly learnerId: string;
  readonly decides: boolean;
  readonly act: Act;
}

/** Everything that was agreed to or declined, with its receipt. Links have cards of their own. */
export function ConsentList({ consents, learnerId, decides, act }: Props) {
  const { t, i18n } = useLingui();
  const { data: endings } = useSuspenseQuery(endingsQuery(learnerId));
  const answered = consents.filter(({ state, terms }) => terms.kind !== "link" && !isAsked(state));
  if (answered.length === 0) return null;
  const stop = ({ id, terms }: ConsentView) =>
    act(t`Stopped. ${terms.party} gets nothing more by it.`, () =>
      api.send("POST", `/learners/${learnerId}/consents/${id}/stop`),
    );
  return (
    <section aria-labelledby="consents">
      <h2 id="consents">
        <Trans>What you signed</Trans>
      </h2>
      <p className="quiet">
        <Plural value={answered.length} one="# consent, with its receipt" other="# consents, each with its receipt" />
      </p>
      {answered.map((consent) => (
        <article key={consent.id} className="panel share-card" aria-label={consent.terms.party}>
          <header>
            <h3>
              <bdi>{consent.terms.party}</bdi>
            </h3>
            <span className="quiet">{i18n._(stateWords[consent.state])}</span>
            {decides && openStates.includes(consent.state) && (
              <button type="button" className="button no-print" onClick={() => void stop(consent)}>
                <OctagonX size={18} aria-hidden /> <Trans>Stop sharing</Trans>
                <span className="visually-hidden">{consent.terms.party}</span>
              </button>
            )}
          </header>
          {consent.state === "paused" && (
            <p className="notice">
              {consent.pausedFor === "age-flip" ? (
                <span>
                  <Trans>Paused: the rights have passed to the learner, who keeps or ends it.</Trans>{" "}
                  <Link to="/of-age" search={{ child: learnerId }}>
                    <Trans>Keep or end</Trans>
                  </Link>
                </span>
              ) : (
                <Trans>Paused: nothing flows. The school office can tell you more.</Trans>
              )}
            </p>
          )}
          <Destroyed endings={endings.filter(({ consentId }) => consentId === consent.id)} />
          <ConsentTermsList terms={consent.terms} />
          <ReceiptLinks learnerId={learnerId} consentId={consent.id} />
        </article>
      ))}
    </section>
  );
}
