import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { dateInWords } from "../../kernel/words.ts";
import { kindNamed } from "../kinds.ts";
import { spoken } from "../language.tsx";
import { pastQuery } from "./learner-queries.ts";
import type { View } from "./open.ts";
import { useWho } from "./Said.tsx";

/** Everything that was corrected, ended or taken back: what it said, since when it no longer holds, and why. */
export function WhatChanged({ view }: { view: View }) {
  const { t } = useLingui();
  const language = spoken();
  const nameOf = useWho(view);
  const [isOpen, setOpen] = useState(false);
  const { data: past, isPending } = useQuery({ ...pastQuery(view.learner.id), enabled: isOpen });
  const successors = new Map(view.entries.map((entry) => [entry.supersedes, entry]));
  return (
    <details className="panel what-changed" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Trans>What changed</Trans>
      </summary>
      <div className="block-body">
        {past?.length === 0 && (
          <p>
            <Trans>Nothing was corrected or taken back so far.</Trans>
          </p>
        )}
        {isPending && isOpen && (
          <p role="status">
            <Trans>One moment</Trans>
          </p>
        )}
        <ul role="list" className="rows">
          {past?.map((entry) => {
            const kind = kindNamed(entry.kind);
            const successor = successors.get(entry.id);
            const on = dateInWords(entry.supersededAt ?? entry.provenance.receivedAt, language, "medium");
            const why = entry.withdrawn ?? successor?.reason;
            return (
              <li key={entry.id}>
                <span className="quiet">{kind?.title[language]}</span>
                <p>
                  <s>{kind?.say.detail(entry.body, language)}</s>
                </p>
                {successor && <p>{kind?.say.detail(successor.body, language)}</p>}
                <span className="quiet">
                  {entry.withdrawn
                    ? t`Taken back on ${on}`
                    : successor
                      ? t`Corrected on ${on} by ${nameOf(successor.provenance.author)}`
                      : t`Ended or changed by its source on ${on}`}
                  {why && `. ${why}`}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </details>
  );
}
