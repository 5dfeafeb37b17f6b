import { Trans, useLingui } from "@lingui/react/macro";
import { dateInWords } from "../../../kernel/words.ts";
import type { ConsentView } from "../../../privacy/consent.ts";
import { api } from "../../api.ts";
import { spoken } from "../../language.tsx";
import type { Act } from "../../shell/use-acting.ts";

interface Props {
  readonly consents: readonly ConsentView[];
  readonly learnerId: string;
  readonly decides: boolean;
  readonly act: Act;
}

/** What ends soon, once, each with its own yes and no. Nothing goes on without a yes. */
export function Renewals({ consents, learnerId, decides, act }: Props) {
  const { t } = useLingui();
  const due = consents.filter(({ isDue }) => isDue);
  if (due.length === 0 || !decides) return null;
  const answer = (id: string, isWanted: boolean) =>
    act(isWanted ? t`Saved. It goes on for another school year.` : t`Saved. It ends on its day.`, () =>
      api.send("POST", `/learners/${learnerId}/consents/${id}/renew`, { isWanted, language: spoken() }),
    );
  return (
    <section aria-labelledby="renew">
      <h2 id="renew">
        <Trans>For the new school year</Trans>
      </h2>
      <p>
        <Trans>These end soon. Without your yes they end by themselves.</Trans>
      </p>
      <ul className="share-renewals">
        {due.map(({ id, terms }) => (
          <li key={id} className="panel share-card">
            <p>
              <strong>
                <bdi>{terms.party}</bdi>
              </strong>{" "}
              <bdi>{terms.purpose}</bdi>{" "}
              <span className="quiet">
                <Trans>until {dateInWords(terms.endsOn ?? terms.startsOn, spoken())}</Trans>
              </span>
            </p>
            <p className="share-acts">
              <button type="button" className="button" onClick={() => void answer(id, true)}>
                <Trans>Yes, another year</Trans> <span className="visually-hidden">{terms.party}</span>
              </button>
              <button type="button" className="button" onClick={() => void answer(id, false)}>
                <Trans>No, let it end</Trans> <span className="visually-hidden">{terms.party}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
