import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { listing } from "../../../kernel/words.ts";
import { type GuardianStep, guardianSteps, type OwnGuardian } from "../../../privacy/age-review.ts";
import { categoryWords } from "../../../privacy/category.ts";
import { levelWords } from "../../../privacy/level.ts";
import { relationshipName } from "../../../record/relationship.ts";
import { say, spoken } from "../../language.tsx";

interface Props {
  readonly guardians: readonly OwnGuardian[];
  readonly step: GuardianStep | undefined;
  readonly isOfAge: boolean;
  readonly learnerId: string;
  /** Missing before the day: nothing is chosen yet. */
  readonly onStep: ((step: GuardianStep) => void) | undefined;
}

/** Who had the rights, what each of them reads from the day on, and how much of it the learner opens. */
export function OwnGuardians({ guardians, step, isOfAge, learnerId, onStep }: Props) {
  return (
    <section className="panel safety-card">
      <h2>
        <Trans>What may your former guardians read?</Trans>
      </h2>
      <ul>
        {guardians.map(({ subjectId, name, relationship, reads, byLaw }) => (
          <li key={subjectId}>
            <bdi>{name ?? relationshipName(relationship, spoken())}</bdi>:{" "}
            {reads.length > 0 ? (
              listing(
                reads.map(
                  ({ category, level }) => `${say(categoryWords[category].title)} (${say(levelWords[level].word)})`,
                ),
                spoken(),
              )
            ) : isOfAge ? (
              <Trans>reads nothing</Trans>
            ) : (
              <Trans>will read nothing</Trans>
            )}
            {byLaw && (
              <>
                {". "}
                <Trans>The school lets them read, because you are their dependent for taxes.</Trans>
              </>
            )}
          </li>
        ))}
      </ul>
      {onStep && (
        <>
          <fieldset className="check-up">
            <legend className="visually-hidden">
              <Trans>What may your former guardians read?</Trans>
            </legend>
            {guardianSteps.map((each) => (
              <label key={each}>
                <input type="radio" name="step" checked={step === each} onChange={() => onStep(each)} />
                <span>
                  {each === "nothing" && <Trans>Nothing</Trans>}
                  {each === "school" && <Trans>How school goes: attendance and marks, without details</Trans>}
                  {each === "everything" && <Trans>All that you read yourself, but for your contacts</Trans>}
                </span>
              </label>
            ))}
          </fieldset>
          <div className="safety-acts">
            <Link
              to="/who-sees-what/$target"
              params={{ target: "guardian" }}
              search={{ child: learnerId }}
              className="link"
            >
              <Trans>Choose part by part</Trans>
            </Link>
          </div>
        </>
      )}
    </section>
  );
}
