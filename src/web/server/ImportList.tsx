import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type ComponentProps, useState } from "react";
import { remarkWords } from "../../exchange/remark-words.ts";
import type { ImportView } from "../../exchange/source.ts";
import { say } from "../language.tsx";
import { count, moment } from "./moment.ts";
import { earlierImportsQuery, newestImports } from "./queries.ts";
import { RemarkTable } from "./RemarkTable.tsx";

/** Imports, newest first, with those that stored nothing; the earlier ones a page at a time. */
export function ImportList({ imports }: { imports: readonly ImportView[] }) {
  const { t } = useLingui();
  const [isWhole, setWhole] = useState(false);
  const earlier = useInfiniteQuery({ ...earlierImportsQuery, enabled: isWhole });
  const before = imports.at(-1)?.id ?? "";
  const all = [
    ...imports,
    ...(earlier.data?.pages.flatMap(({ items }) => items.filter(({ id }) => id < before)) ?? []),
  ];
  const hasMore = isWhole ? earlier.hasNextPage : imports.length >= newestImports;
  const words: Readonly<Record<ImportView["state"], string>> = {
    running: t`is running`,
    done: t`done`,
    refused: t`refused, nothing was stored`,
    failed: t`broke off, nothing was stored`,
  };
  const wordOf = ({ state, refusal }: ImportView) =>
    refusal?.code === "import.stopped" ? t`stopped, nothing was stored` : words[state];
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Newest imports</Trans>
      </h2>
      <ul role="list" className="import-list">
        {all.map((each) => (
          <li key={each.id}>
            <span>{moment(each.startedAt)}</span>
            <strong>{each.source ?? t`Source not known`}</strong>
            <span>
              {wordOf(each)}
              {each.summary && `, ${t`${count(each.summary.read)} rows`}`}
              {each.refusal &&
                each.refusal.code !== "import.stopped" &&
                `: ${say(remarkWords(each.refusal.code).what)}`}
            </span>
            {each.summary && each.summary.remarks.length > 0 && (
              <ImportRemarks importId={each.id} remarks={each.summary.remarks} />
            )}
          </li>
        ))}
      </ul>
      {hasMore && (
        <p className="no-print">
          <button
            type="button"
            className="button dense"
            aria-disabled={earlier.isFetching}
            onClick={() => (isWhole ? void earlier.fetchNextPage() : setWhole(true))}
          >
            <Trans>Earlier imports</Trans>
          </button>
        </p>
      )}
    </section>
  );
}

/** What was wrong in an import of before, asked for once somebody opens it. */
function ImportRemarks({ importId, remarks }: ComponentProps<typeof RemarkTable>) {
  const [isOpen, setOpen] = useState(false);
  const times = remarks.reduce((sum, each) => sum + each.count, 0);
  return (
    <details className="import-remarks" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Plural value={times} one="# remark" other="# remarks" />
      </summary>
      {isOpen && <RemarkTable importId={importId} remarks={remarks} />}
    </details>
  );
}
