import "./reconcile.css";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReconcileRow } from "../../exchange/reconcile.ts";
import { fieldWords, kindWords } from "../entry/field-words.ts";
import { count } from "../server/moment.ts";

const differs = ({ missingHere, missingThere, different }: ReconcileRow) =>
  missingHere.count + missingThere.count + different.count > 0;

/** What differs, set by set: counts, fields and first places. */
export function ReconcileTable({ rows }: { rows: readonly ReconcileRow[] }) {
  const { t } = useLingui();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must take the keyboard (WCAG 2.1.1)
    <section className="reconcile-scroll" tabIndex={0} aria-label={t`Differences`}>
      <table className="reconcile">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Rows</Trans>
            </th>
            <th scope="col">
              <Trans>Missing here</Trans>
            </th>
            <th scope="col">
              <Trans>Missing there</Trans>
            </th>
            <th scope="col">
              <Trans>Different</Trans>
            </th>
            <th scope="col">
              <Trans>Fields</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.filter(differs).map(({ set, kind, missingHere, missingThere, different }) => (
            <tr key={`${set} ${kind}`}>
              <th scope="row">
                {set}, {kindWords(kind)}
              </th>
              <td>
                {count(missingHere.count)} {missingHere.first && <small>{missingHere.first}</small>}
              </td>
              <td>{count(missingThere.count)}</td>
              <td>
                {count(different.count)} {different.first && <small>{different.first}</small>}
              </td>
              <td>{different.fields.map((each) => `${fieldWords(each.field)} (${count(each.count)})`).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
