import { Trans, useLingui } from "@lingui/react/macro";
import type { ImportView } from "../../exchange/source.ts";
import { count, moment } from "./moment.ts";

/** The newest imports, with those that stored nothing. */
export function ImportList({ imports }: { imports: readonly ImportView[] }) {
  const { t } = useLingui();
  const words: Readonly<Record<ImportView["state"], string>> = {
    running: t`is running`,
    done: t`done`,
    refused: t`refused, nothing was stored`,
    failed: t`broke off`,
  };
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Newest imports</Trans>
      </h2>
      <ul role="list" className="import-list">
        {imports.map(({ id, source, state, startedAt, summary }) => (
          <li key={id}>
            <span>{moment(startedAt)}</span>
            <strong>{source ?? t`Source not known`}</strong>
            <span>
              {words[state]}
              {summary && `, ${t`${count(summary.read)} rows`}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
