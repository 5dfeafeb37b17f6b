import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { dateInWords } from "../../kernel/words.ts";
import { say, spoken } from "../language.tsx";
import { pastQuery } from "./queries.ts";
import { entryLine, kindOf } from "./saying.ts";

/** What was corrected or taken back: nothing is overwritten, so it stays readable with its reason. */
export function PastEntries({ learnerId }: { learnerId: string }) {
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(pastQuery(learnerId));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="panel my-data-panel">
      <h2>
        <Trans>Corrected or taken back</Trans>
      </h2>
      {data && items.length === 0 && (
        <p>
          <Trans>Nothing yet. When something is corrected, what stood before stays here, with the reason.</Trans>
        </p>
      )}
      <ul role="list" className="past">
        {items.map((entry) => (
          <li key={entry.id}>
            <strong>{say(kindOf(entry.kind)?.title ?? { en: entry.kind, es: entry.kind })}</strong>
            <span>{entryLine(entry, spoken())}</span>
            <span className="quiet">
              {entry.supersededAt && <Trans>Until {dateInWords(entry.supersededAt, spoken(), "medium")}.</Trans>}{" "}
              {entry.withdrawn ?? entry.reason}
            </span>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className="button dense no-print" onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </button>
      )}
    </section>
  );
}
