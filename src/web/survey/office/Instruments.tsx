import "../../server/office.css";
import "../../custom/custom.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { listing } from "../../../kernel/words.ts";
import { areaWords } from "../../../privacy/protected-area.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { LaunchForm } from "./LaunchForm.tsx";
import { instrumentsQuery, surveysQuery } from "./queries.ts";
import { SurveyRow } from "./SurveyRow.tsx";

/** Questionnaires of a district: what runs, and the registry with the tags that decide what may be launched. */
export function Instruments() {
  const { t } = useLingui();
  useTitle(t`Questionnaires`);
  const { data: instruments } = useSuspenseQuery(instrumentsQuery);
  const { data: surveys } = useSuspenseQuery(surveysQuery);
  const { told, act } = useActing([instrumentsQuery.queryKey, surveysQuery.queryKey]);
  const inUse = instruments.filter(({ isRetired }) => !isRetired);
  return (
    <div className="office-page">
      <header className="page-head">
        <div>
          <h1>
            <Trans>Questionnaires</Trans>
          </h1>
          <p className="lead">
            <Trans>
              A question about one of the eight subjects of the Protection of Pupil Rights Amendment carries its tag.
              With one, nothing starts before families are told in time or say yes.
            </Trans>
          </p>
        </div>
        <div className="page-actions">
          <Link className="button filled" to="/instruments/$instrumentId" params={{ instrumentId: "new" }}>
            <Plus size={18} aria-hidden /> <Trans>Add a questionnaire</Trans>
          </Link>
        </div>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {surveys.length > 0 && (
        <section className="panel office-panel" aria-label={t`Launched`}>
          <h2>
            <Trans>Launched</Trans>
          </h2>
          <ul role="list" className="rows">
            {surveys.map((survey) => (
              <SurveyRow key={survey.id} survey={survey} act={act} />
            ))}
          </ul>
        </section>
      )}
      {inUse.length === 0 && (
        <p className="empty">
          <Trans>
            The registry is empty. A questionnaire about how learners work and feel will stand here before it can be
            given.
          </Trans>
        </p>
      )}
      {inUse.map((instrument) => {
        const { id, definition, areas, organization, version } = instrument;
        const about = listing(
          areas.map((area) => say(areaWords[area])),
          spoken(),
        );
        return (
          <section key={id} className="panel office-panel" aria-label={say(definition.title)}>
            <h2>{say(definition.title)}</h2>
            <p>
              {say(definition.about)}{" "}
              <span className="quiet">
                {organization.name} · <Trans>version {version}</Trans> ·{" "}
                <Plural value={definition.items.length} one="# question" other="# questions" />
                {definition.publisher && ` · ${definition.publisher}`}
              </span>
            </p>
            {areas.length > 0 && (
              <p>
                <Trans>It asks about {about}: families come first.</Trans>
              </p>
            )}
            <details>
              <summary>
                <Trans>Launch it</Trans>
              </summary>
              <LaunchForm instrument={instrument} act={act} />
            </details>
            <p className="custom-row-acts">
              <Link className="button dense" to="/instruments/$instrumentId" params={{ instrumentId: id }}>
                <Trans>Change it</Trans>
              </Link>
              <button
                type="button"
                className="button dense"
                onClick={() =>
                  void act(t`It is given no more.`, () => api.send("PUT", `/instruments/${id}`, { retires: true }))
                }
              >
                <Trans>Take it out of use</Trans>
              </button>
            </p>
          </section>
        );
      })}
    </div>
  );
}
