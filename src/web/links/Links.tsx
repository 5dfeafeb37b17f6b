import "../server/office.css";
import "./links.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { AskWhether } from "./AskWhether.tsx";
import { LinkQuestion } from "./LinkQuestion.tsx";
import { linksQuery, mergesQuery } from "./link-queries.ts";
import { MergeList } from "./MergeList.tsx";

const route = getRouteApi("/inside/links");

/** The registrar's worklist: people whom no number joins, the evidence side by side, and what was joined, to be taken back. */
export function Links() {
  const { t } = useLingui();
  useTitle(t`Who is who`);
  const { data: links } = useSuspenseQuery(linksQuery);
  const { data: merges } = useSuspenseQuery(mergesQuery);
  const { told, act } = useActing([linksQuery.queryKey, mergesQuery.queryKey]);
  const { items, next } = links;
  const { learner } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="office-page">
      <header>
        <h1>
          <Trans>Who is who</Trans>
        </h1>
        <p className="lead">
          <Trans>People whom no number joins. Compare, then say whether it is the same person.</Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {learner === undefined ? (
        <p className="no-print">
          <Link to="/learners" className="link">
            <Trans>Somebody else is here twice? Find one of the records, and say so on its page</Trans>
          </Link>
        </p>
      ) : (
        <AskWhether learnerId={learner} act={act} onAsked={() => void navigate({ search: {}, replace: true })} />
      )}
      {items.length === 0 ? (
        <p>
          <Trans>Nothing waits for you.</Trans>
        </p>
      ) : (
        <p className="quiet">
          {next ? (
            <Trans>The first {items.length}; more come as you answer.</Trans>
          ) : (
            <Plural value={items.length} one="# question waits." other="# questions wait." />
          )}
        </p>
      )}
      {items.map((question) => (
        <LinkQuestion key={question.id} question={question} act={act} />
      ))}
      {merges.length > 0 && <MergeList merges={merges} act={act} />}
    </div>
  );
}
