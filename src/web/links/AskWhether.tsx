import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useId, useState } from "react";
import { api } from "../api.ts";
import { coverQuery, learnersQuery } from "../entry/learner-queries.ts";
import type { Act } from "../shell/use-acting.ts";

interface Props {
  readonly learnerId: string;
  readonly act: Act;
  readonly onAsked: () => void;
}

/** One learner, who may be here twice: find the other record by name, and ask. The evidence then stands beside each other. */
export function AskWhether({ learnerId, act, onAsked }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { data: learner } = useSuspenseQuery(coverQuery(learnerId));
  const called = learner.name ?? t`A learner`;
  const [name, setName] = useState("");
  const wanted = useDeferredValue(name.trim());
  const { data } = useInfiniteQuery({
    ...learnersQuery(wanted),
    enabled: wanted !== "",
    placeholderData: (before) => before,
  });
  const found = wanted === "" ? [] : (data?.pages[0]?.items ?? []);
  const others = found.filter((each) => each.id !== learnerId);
  const ask = async (otherId: string) => {
    const isAsked = await act(t`Compare them below, then say whether it is the same person.`, () =>
      api.send("POST", "/links", { learnerId, otherId }),
    );
    if (isAsked) onAsked();
  };
  return (
    <section className="panel office-panel" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>
        <Trans>Is {called} here twice?</Trans>
      </h2>
      <div className="field ask-whether">
        <label htmlFor={id}>
          <Trans>Find the other record by first or last name</Trans>
        </label>
        <input id={id} type="search" autoComplete="off" value={name} onChange={({ target }) => setName(target.value)} />
      </div>
      <ul role="list" className="import-list" aria-live="polite">
        {others.map((each) => {
          const other = each.name ?? t`A learner`;
          return (
            <li key={each.id} className="merge">
              <Link to="/learners/$learnerId" params={{ learnerId: each.id }}>
                {other}
              </Link>
              <button type="button" className="button dense" onClick={() => void ask(each.id)}>
                <Trans>Compare with {other}</Trans>
              </button>
            </li>
          );
        })}
        {wanted !== "" && data && others.length === 0 && (
          <li>
            <Trans>Nobody else of yours has a name that begins like that.</Trans>
          </li>
        )}
      </ul>
    </section>
  );
}
