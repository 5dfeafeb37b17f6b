import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LookList } from "./LookList.tsx";
import { useLookWords } from "./look-words.ts";
import { type Visit, visitOf, type WeekOfLooks } from "./looks.ts";
import { weekLooksQuery } from "./queries.ts";

interface Props {
  readonly learnerId: string;
  readonly looks: WeekOfLooks;
  readonly onWhy: (visit: Visit) => void;
}

/** What one person looked at in one week, in a sentence that opens to each look. */
export function LookWeek({ learnerId, looks, onWhy }: Props) {
  const { t } = useLingui();
  const words = useLookWords();
  const [isOpen, setOpen] = useState(false);
  const { week, who, purpose } = looks;
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    ...weekLooksQuery(learnerId, who.subjectId, week),
    enabled: isOpen,
  });
  const each = (data?.pages ?? []).flatMap(({ items }) => items).filter((look) => look.purpose === purpose);
  return (
    <li>
      <p>
        <strong>{words.who(looks)}</strong> {words.role(looks) && <span className="quiet">{words.role(looks)}</span>}
      </p>
      <p>{words.looked(looks)}</p>
      <p className="quiet">
        {words.because(looks)}. {words.how(looks)} · {words.span(looks)}
      </p>
      <p className="look-acts no-print">
        {!who.isYou && (
          <button type="button" className="link" onClick={() => onWhy(looks)}>
            <Trans>Why could they?</Trans>
            <span className="visually-hidden">{words.who(looks)}</span>
          </button>
        )}
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t`Close` : t`Each look`}
          <span className="visually-hidden">{words.who(looks)}</span>
        </button>
      </p>
      {isOpen && data && <LookList visits={each.map(visitOf)} onWhy={onWhy} />}
      {isOpen && hasNextPage && (
        <button type="button" className="button dense" onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </button>
      )}
    </li>
  );
}
