import { Trans } from "@lingui/react/macro";
import type { LookProps } from "./LookTable.tsx";
import { useLookWords } from "./look-words.ts";

/** Visits as a list with the same words, on a phone. */
export function LookList({ visits, onWhy }: LookProps) {
  const words = useLookWords();
  return (
    <ul role="list" className="look-list">
      {visits.map((visit) => (
        <li key={visit.id}>
          <strong>{words.who(visit)}</strong>
          <span className="quiet">{words.role(visit)}</span>
          <span>{words.read(visit)}</span>
          <span>{words.because(visit)}</span>
          <span className="quiet">
            {words.when(visit)}. {words.how(visit)}
          </span>
          {!visit.who.isYou && (
            <button type="button" className="link" onClick={() => onWhy(visit)}>
              <Trans>Why could they?</Trans>
              <span className="visually-hidden">{words.who(visit)}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
