import { Trans } from "@lingui/react/macro";
import type { AgreementView } from "../../privacy/agreement.ts";
import { moment } from "../server/moment.ts";
import { useActWords } from "./words.ts";

/** What was done to an agreement, by whom and when. */
export function History({ agreement }: { agreement: AgreementView }) {
  const wordsOf = useActWords();
  if (agreement.acts.length === 0) return null;
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>What was done</Trans>
      </h2>
      <ol role="list" className="import-list">
        {agreement.acts.map(({ what, by, at, note }) => (
          <li key={`${what} ${at}`}>
            <span>{moment(at)}</span>
            <span>
              {wordsOf(what)}
              {note && `: ${note}`}
            </span>
            <span className="quiet">{by}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
