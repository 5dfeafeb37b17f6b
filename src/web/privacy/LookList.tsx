import { Trans } from "@lingui/react/macro";
import { useLookWords } from "./look-words.ts";
import type { Visit } from "./looks.ts";

interface Props {
  readonly visits: readonly Visit[];
  readonly onWhy: (visit: Visit) => void;
}

/** The looks of one person one by one, each with its reasons and the way to ask about it. */
export function LookList({ visits, onWhy }: Props) {
  const words = useLookWords();
  return (
    <ul role="list" className="look-list">
      {visits.map((visit) => (
        <li key={visit.lastLookId}>
          <span>
            {words.when(visit)} · {words.how(visit)}
          </span>
          <span className="quiet">{words.read(visit)}</span>
          {!visit.who.isYou && (
            <button type="button" className="link no-print" onClick={() => onWhy(visit)}>
              <Trans>I do not recognize this, or want to know why</Trans>
              <span className="visually-hidden">{words.when(visit)}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
