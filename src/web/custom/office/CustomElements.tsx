import "../../server/office.css";
import "../custom.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { CustomRow } from "./CustomRow.tsx";
import { customElementsQuery } from "./queries.ts";

/** What a district asks besides Daypack's own elements: what an app asks for first, then what is in use, then what was. */
export function CustomElements() {
  const { t } = useLingui();
  useTitle(t`Your own elements`);
  const { data } = useSuspenseQuery(customElementsQuery);
  const { told, act } = useActing([customElementsQuery.queryKey]);
  const kept = data.filter(({ keeps }) => keeps);
  const parts = [
    { title: t`Asked for by an app`, items: kept.filter(({ state }) => state === "proposed") },
    { title: t`In use`, items: kept.filter(({ state }) => state === "active") },
    {
      title: t`No longer written, or declined`,
      items: kept.filter(({ state }) => state === "retired" || state === "declined"),
    },
  ];
  return (
    <div className="office-page">
      <header className="page-head">
        <div>
          <h1>
            <Trans>Your own elements</Trans>
          </h1>
          <p className="lead">
            <Trans>
              What your district or school wants to know besides: a form of your own. Families see why it is asked and
              decide about it as about everything else in that part of the record.
            </Trans>
          </p>
        </div>
        <div className="page-actions">
          <Link className="button filled" to="/custom-elements/$kind" params={{ kind: "new" }}>
            <Plus size={18} aria-hidden /> <Trans>Add an element</Trans>
          </Link>
        </div>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {kept.length === 0 && (
        <p className="empty">
          <Trans>
            None yet. A house team, a club's own sheet, a reading log: what only your schools ask will stand here.
          </Trans>
        </p>
      )}
      {parts.map(
        ({ title, items }) =>
          items.length > 0 && (
            <section key={title} className="panel office-panel" aria-label={title}>
              <h2>{title}</h2>
              <ul role="list" className="rows">
                {items.map((element) => (
                  <CustomRow key={element.kind} element={element} act={act} />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}
