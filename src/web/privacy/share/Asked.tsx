import { Trans, useLingui } from "@lingui/react/macro";
import type { ConsentView } from "../../../privacy/consent.ts";
import type { ConsentState } from "../../../privacy/consent-life.ts";
import { api } from "../../api.ts";
import { spoken } from "../../language.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { ConsentTermsList } from "./ConsentTermsList.tsx";

interface Props {
  readonly consents: readonly ConsentView[];
  readonly learnerId: string;
  readonly decides: boolean;
  readonly act: Act;
}

/** Whether an answer, or a second one, is still to be given. */
export const isAsked = (state: ConsentState): boolean =>
  state === "requested" || state === "shown" || state === "half-signed";

/** Consents that wait for an answer: yes and no stand side by side, alike. */
export function Asked({ consents, learnerId, decides, act }: Props) {
  const { t } = useLingui();
  const asked = consents.filter(({ state }) => isAsked(state));
  if (asked.length === 0) return null;
  const answer = (id: string, grants: boolean) =>
    act(grants ? t`Saved. You said yes.` : t`Saved. You said no.`, () =>
      api.send("POST", `/learners/${learnerId}/consents/${id}/answer`, { grants, language: spoken() }),
    );
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{decides ? <Trans>You are asked</Trans> : <Trans>Waits for an answer</Trans>}</h2>
      {asked.map(({ id, terms, state, waitsForOther, firstSignature }) => (
        <article key={id} className="panel share-card" aria-label={terms.party}>
          <h3>
            <bdi>{terms.party}</bdi>
          </h3>
          <ConsentTermsList terms={terms} />
          {!decides ? (
            state === "half-signed" && (
              <p className="notice">
                <Trans>One guardian has signed. Nothing opens before the other one has signed too.</Trans>
              </p>
            )
          ) : waitsForOther ? (
            <p className="notice">
              <Trans>
                You have signed. It shows sensitive parts, so nothing opens before the other guardian has signed too.
                They were told.
              </Trans>
            </p>
          ) : (
            state === "half-signed" &&
            firstSignature?.by !== "you" && (
              <p className="notice">
                <Trans>
                  Another guardian has signed. It shows sensitive parts, so your school asks you too: nothing is open
                  yet.
                </Trans>
              </p>
            )
          )}
          {decides && (
            <p className="share-acts no-print">
              {!waitsForOther && (
                <button type="button" className="button" onClick={() => void answer(id, true)}>
                  <Trans>Yes, I agree</Trans>
                </button>
              )}
              <button type="button" className="button" onClick={() => void answer(id, false)}>
                <Trans>No</Trans>
              </button>
              <span className="quiet">
                <Trans>No costs nothing at school. You can stop a yes on any day.</Trans>
              </span>
            </p>
          )}
        </article>
      ))}
    </section>
  );
}
