import "./office.css";
import "./quality.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { urgencyOf } from "../../exchange/quality.ts";
import { sessionQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { IssueGroup } from "./IssueGroup.tsx";
import { qualityQuery } from "./quality-queries.ts";

const fixed = 4;

/** What is wrong in the data and who sees to it: what needs a person first, and in the end what is right again. */
export function Quality() {
  const { t } = useLingui();
  useTitle(t`Data quality`);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: queue } = useSuspenseQuery(qualityQuery);
  const { told, act } = useActing([qualityQuery.queryKey]);
  const me = session?.hat?.subjectId ?? "";
  const now = Date.now();
  const ranked = queue.items.map((issue) => ({ issue, rank: urgencyOf(issue, me, now) }));
  const parts = [
    { title: t`Yours`, holds: (rank: number) => rank === 0 },
    { title: t`Nobody sees to it yet`, holds: (rank: number) => rank === 1 },
    { title: t`Ask again: told or waiting for more than 14 days`, holds: (rank: number) => rank === 2 },
    { title: t`Somebody sees to it`, holds: (rank: number) => rank === 3 },
    { title: t`Fixed in the last 90 days`, holds: (rank: number) => rank === fixed },
  ];
  const open = ranked.filter(({ rank }) => rank < fixed).length;
  return (
    <div className="office-page">
      <header>
        <h1>
          <Trans>Data quality</Trans>
        </h1>
        <p className="lead">
          {open === 0 ? (
            <Trans>
              Nothing waits. What is wrong in an import, or in the record, will stand here until it is right.
            </Trans>
          ) : (
            <Plural
              value={open}
              one="# thing is not right in the data. It stands here until an import or a check is without it."
              other="# things are not right in the data. They stand here until an import or a check is without them."
            />
          )}
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {parts.map(({ title, holds }) => {
        const some = ranked.filter(({ rank }) => holds(rank));
        return (
          some.length > 0 && (
            <section key={title} className="panel office-panel" aria-label={title}>
              <h2>{title}</h2>
              <ul role="list" className="issues">
                {[
                  ...Map.groupBy(some, ({ issue }) => `${issue.code} ${issue.source} ${issue.owner} ${issue.state}`),
                ].map(([key, alike]) => (
                  <IssueGroup
                    key={key}
                    issues={alike.map(({ issue }) => issue)}
                    owners={queue.owners}
                    session={session}
                    act={act}
                  />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}
