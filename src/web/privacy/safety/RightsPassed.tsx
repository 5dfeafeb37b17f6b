import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useTitle } from "../../shell/title.ts";

/** What a former guardian is told: the rule, in plain words. It names no learner, because the reader has no tie any more. */
export function RightsPassed() {
  const { t } = useLingui();
  useTitle(t`Rights have passed to the learner`);
  return (
    <div className="safety">
      <h1>
        <Trans>Rights have passed to the learner</Trans>
      </h1>
      <p className="lead">
        <Trans>
          At 18, or on going to college, the law gives the rights over a school record to the learner (FERPA, 34 CFR
          99.5). From that day on a former guardian reads what the learner allows.
        </Trans>
      </p>
      <ul>
        <li>
          <Trans>This is no decision of the school about you. It happens to every family.</Trans>
        </li>
        <li>
          <Trans>You can ask the learner to let you read. It takes one click on the page "Who sees what".</Trans>
        </li>
        <li>
          <Trans>
            If you claim the learner as a dependent for taxes, the school may let you read. Ask the school office.
          </Trans>
        </li>
        <li>
          <Trans>If a court made you the guardian of an adult, bring the paper to the school office.</Trans>
        </li>
      </ul>
    </div>
  );
}
