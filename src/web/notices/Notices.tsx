import "./notices.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../api.ts";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { NoticeRow } from "./NoticeRow.tsx";
import { noticesQuery } from "./queries.ts";

/** What one was told: by day, newest first; each leads to where something can be done about it. */
export function Notices() {
  const { t } = useLingui();
  useTitle(t`Notices`);
  const { data, hasNextPage, fetchNextPage } = useSuspenseInfiniteQuery(noticesQuery);
  const { told, act } = useActing([["notices"]]);
  const items = data.pages.flatMap((page) => page.items);
  const newest = items[0];
  const unread = items.some(({ isRead }) => !isRead);
  const read = (upTo: string) => api.send("PUT", "/notices/read", { upTo });
  return (
    <div className="notices-page">
      <header className="page-head">
        <div>
          <h1>
            <Trans>Notices</Trans>
          </h1>
          <p className="lead">
            {items.length === 0 ? (
              <Trans>
                Nothing yet. What you should know will stand here, and a mail tells you that there is something.
              </Trans>
            ) : (
              <Trans>What you should know, newest first.</Trans>
            )}
          </p>
        </div>
        {newest && unread && (
          <div className="page-actions">
            <button
              type="button"
              className="button"
              onClick={() => void act(t`All marked as read.`, () => read(newest.id))}
            >
              <Trans>Mark all as read</Trans>
            </button>
          </div>
        )}
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {items.length > 0 && (
        <ul role="list" className="panel notice-list">
          {items.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <button type="button" className="button" onClick={() => void fetchNextPage()}>
          <Trans>Show earlier ones</Trans>
        </button>
      )}
      <p>
        <Link to="/account" hash="notices">
          <Trans>Choose how mail tells you</Trans>
        </Link>
      </p>
    </div>
  );
}
