import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import type { Act } from "../shell/use-acting.ts";
import { AccountRow } from "./AccountRow.tsx";
import type { FreshLink } from "./Accounts.tsx";
import { accountsQuery } from "./queries.ts";

interface Props {
  readonly act: Act;
  readonly onLink: (link: FreshLink | undefined) => void;
}

/** Accounts by how their address begins, newest first, a page at a time. */
export function AccountList({ act, onLink }: Props) {
  const [email, setEmail] = useState("");
  const wanted = useDeferredValue(email.trim());
  const { data, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    ...accountsQuery(wanted),
    placeholderData: (before) => before,
  });
  const accounts = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>All accounts</Trans>
      </h2>
      <search className="field find-account">
        <label htmlFor="account-email">
          <Trans>Find by email</Trans>
        </label>
        <input
          id="account-email"
          type="search"
          autoComplete="off"
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
      </search>
      <ul role="list" className="account-list" aria-busy={isFetching}>
        {accounts.map((account) => (
          <li key={account.id}>
            <AccountRow account={account} act={act} onLink={onLink} />
          </li>
        ))}
      </ul>
      {accounts.length === 0 && !isFetching && (
        <p>
          <Trans>No account begins like that.</Trans>
        </p>
      )}
      {hasNextPage && (
        <p>
          <button type="button" className="button" aria-disabled={isFetching} onClick={() => void fetchNextPage()}>
            <Trans>Show more</Trans>
          </button>
        </p>
      )}
    </section>
  );
}
