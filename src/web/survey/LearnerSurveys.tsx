import "./survey.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { sessionQuery } from "../queries.ts";
import { ChildSwitch } from "../shell/ChildSwitch.tsx";
import { NothingYet } from "../shell/NothingYet.tsx";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { learnerSurveysQuery } from "./queries.ts";
import { SurveyCard } from "./SurveyCard.tsx";

const route = getRouteApi("/inside/surveys");

/** What a family's child is or will be asked: every question before it is asked, and the way to say no. */
export function LearnerSurveys() {
  const learnerId = route.useLoaderData();
  return learnerId ? <Surveys learnerId={learnerId} /> : <NothingYet />;
}

function Surveys({ learnerId }: { learnerId: string }) {
  const { t } = useLingui();
  useTitle(t`Questionnaires`);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const isFamily = session?.hat?.capacity === "guardian";
  const { data: surveys } = useSuspenseQuery(learnerSurveysQuery(learnerId));
  const { told, act } = useActing([learnerSurveysQuery(learnerId).queryKey]);
  return (
    <div className="survey-page">
      <header>
        <h1>
          <Trans>Questionnaires</Trans>
        </h1>
        {isFamily && <ChildSwitch child={{ id: learnerId }} />}
        <p className="lead">
          {surveys.length === 0 ? (
            <Trans>None now. When the school plans one, you can read every question here first.</Trans>
          ) : (
            <Trans>You can read every question first. Saying no changes nothing else at school.</Trans>
          )}
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {surveys.map((survey) => (
        <SurveyCard key={survey.id} learnerId={learnerId} survey={survey} act={act} />
      ))}
    </div>
  );
}
