import "./learners.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { KeyRound, LockKeyhole } from "lucide-react";
import { useDeferredValue, useEffect } from "react";
import { sessionQuery } from "../queries.ts";
import { Face } from "../shell/Face.tsx";
import { useTitle } from "../shell/title.ts";
import { learnersQuery } from "./learner-queries.ts";

const route = getRouteApi("/inside/learners");

/** Learners one has a tie to: find by name, then a page at a time. No count of all: it would tell more than the list. */
export function Learners() {
  const { t } = useLingui();
  useTitle(t`Learners`);
  const { name = "" } = route.useSearch();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const capacity = session?.hat?.capacity;
  const navigate = route.useNavigate();
  const wanted = useDeferredValue(name.trim());
  const { data, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    ...learnersQuery(wanted),
    placeholderData: (before) => before,
  });
  const learners = data?.pages.flatMap(({ items }) => items) ?? [];
  const count = learners.length;
  useEffect(() => {
    if (wanted && !isFetching) announce(t`${count} found`, "polite");
  }, [wanted, isFetching, count, t]);
  const [only, second] = learners;
  return (
    <>
      <div className="page-head">
        <h1>
          <Trans>Learners</Trans>
        </h1>
        <p className="page-actions">
          {(capacity === "teacher" || capacity === "support" || capacity === "nurse") && (
            <Link to="/private-notes" className="link">
              <LockKeyhole size={18} aria-hidden /> <Trans>Private notes</Trans>
            </Link>
          )}
          {(capacity === "support" || capacity === "nurse" || capacity === "district") && (
            <Link to="/exceptions" className="link">
              <KeyRound size={18} aria-hidden /> <Trans>Special access</Trans>
            </Link>
          )}
        </p>
      </div>
      <search>
        <form
          className="field learner-search"
          onSubmit={(event) => {
            event.preventDefault();
            if (only && !second) void navigate({ to: "/learners/$learnerId", params: { learnerId: only.id } });
          }}
        >
          <label htmlFor="learner-name">
            <Trans>Find by first or last name</Trans>
          </label>
          <input
            id="learner-name"
            type="search"
            autoComplete="off"
            value={name}
            onChange={({ target }) =>
              void navigate({ search: target.value ? { name: target.value } : {}, replace: true })
            }
          />
        </form>
      </search>
      <ul role="list" className="learner-list" aria-busy={isFetching}>
        {learners.map(({ id, name: called }) => (
          <li key={id} className="panel">
            <Face name={called ?? "?"} />
            <Link to="/learners/$learnerId" params={{ learnerId: id }}>
              {called ?? <Trans>A learner</Trans>}
            </Link>
          </li>
        ))}
      </ul>
      {count === 0 && !isFetching && (
        <p>
          {wanted ? (
            <Trans>No learner of yours has a name that begins like that.</Trans>
          ) : (
            <Trans>Learners you work with will be here. They come with their classes and cases.</Trans>
          )}
        </p>
      )}
      {hasNextPage && (
        <p className="learner-more">
          <button type="button" className="button" aria-disabled={isFetching} onClick={() => void fetchNextPage()}>
            <Trans>Show more</Trans>
          </button>
        </p>
      )}
    </>
  );
}
