import { Trans } from "@lingui/react/macro";
import { useLookWords } from "./look-words.ts";
import type { Visit } from "./looks.ts";

/** What table and list take alike. */
export interface LookProps {
  readonly visits: readonly Visit[];
  readonly onWhy: (visit: Visit) => void;
}

/** Visits as a table, on a desk. */
export function LookTable({ visits, onWhy }: LookProps) {
  const words = useLookWords();
  return (
    <table className="look-table">
      <thead>
        <tr>
          <th scope="col">
            <Trans>When</Trans>
          </th>
          <th scope="col">
            <Trans>Who</Trans>
          </th>
          <th scope="col">
            <Trans>Read</Trans>
          </th>
          <th scope="col">
            <Trans>Because</Trans>
          </th>
          <td className="no-print" />
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id}>
            <td>
              {words.when(visit)}
              <span className="quiet">{words.how(visit)}</span>
            </td>
            <th scope="row">
              {words.who(visit)}
              <span className="quiet">{words.role(visit)}</span>
            </th>
            <td>{words.read(visit)}</td>
            <td>{words.because(visit)}</td>
            <td className="no-print">
              {!visit.who.isYou && (
                <button type="button" className="link" onClick={() => onWhy(visit)}>
                  <Trans>Why could they?</Trans>
                  <span className="visually-hidden">{words.who(visit)}</span>
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
