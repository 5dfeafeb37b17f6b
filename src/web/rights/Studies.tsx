import "../server/office.css";
import "../entry/correction/correction.css";
import "./rights.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { disposalsQuery, studiesQuery } from "./queries.ts";
import { RightsTabs } from "./RightsTabs.tsx";
import { StudyCard } from "./StudyCard.tsx";
import { StudyForm } from "./StudyForm.tsx";

/** Audits, evaluations and studies: what was agreed, what was counted, and whether it was destroyed. */
export function Studies() {
  const { t } = useLingui();
  useTitle(t`Audits and studies`);
  const { data: studies } = useSuspenseQuery(studiesQuery);
  const { data: kept } = useSuspenseQuery(disposalsQuery);
  const { told, act } = useActing([studiesQuery.queryKey, ["waiting"]]);
  return (
    <div className="office-page requests">
      <header>
        <h1>
          <Trans>Audits and studies</Trans>
        </h1>
        <p className="lead">
          <Trans>
            Under a written agreement the law lets an authority or a researcher learn from the district's records. They
            get counts of ten and more, rounded to fives, and nobody's record.
          </Trans>
        </p>
        <RightsTabs />
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {studies.length === 0 && (
        <p>
          <Trans>There is none.</Trans>
        </p>
      )}
      {studies.map((study) => (
        <StudyCard key={study.id} study={study} act={act} />
      ))}
      {kept.districts.map(({ id, name }) => (
        <StudyForm key={id} organizationId={id} organization={name} act={act} />
      ))}
    </div>
  );
}
