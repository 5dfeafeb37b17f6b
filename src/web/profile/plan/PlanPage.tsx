import "../goals/goal-page.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { PenLine, Printer } from "lucide-react";
import { useId } from "react";
import { dateInWords, listing } from "../../../kernel/words.ts";
import { goal, stepsOf, topicOf } from "../../../profile/goal.ts";
import { type LearningPlanBody, learningPlan } from "../../../profile/learning-plan.ts";
import { AddLink } from "../../entry/AddLink.tsx";
import { notePrint } from "../../entry/learner-queries.ts";
import { mayChange } from "../../entry/may-change.ts";
import { type Item, isFamily, itemsOf, summaryOf, type View } from "../../entry/open.ts";
import { EntrySaid } from "../../entry/Said.tsx";
import { SavedWords } from "../../entry/SavedWords.tsx";
import { spoken } from "../../language.tsx";
import { ChildSwitch } from "../../shell/ChildSwitch.tsx";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { useLearnerView } from "../one-learner.ts";
import { NextInClass } from "./NextInClass.tsx";
import { ReviewForm } from "./ReviewForm.tsx";
import { Signatures } from "./Signatures.tsx";

const route = getRouteApi("/inside/plan");

/** The learning plan: goals, what comes next in class, supports and people on one page, looked at again on set dates. */
export function PlanPage() {
  const learnerId = route.useLoaderData();
  return learnerId ? <PlanOf key={learnerId} learnerId={learnerId} /> : <NothingYet />;
}

function PlanOf({ learnerId }: { learnerId: string }) {
  const { t } = useLingui();
  const view = useLearnerView(learnerId);
  const isOwn = view.reader === "learner" || view.reader === "child";
  const [plan, ...earlier] = itemsOf(view, learningPlan);
  const brief = summaryOf(view, learningPlan);
  const title = isOwn ? t`My learning plan` : t`Learning plan of ${view.name}`;
  useTitle(title);
  const print = async () => {
    await notePrint(learnerId);
    window.print();
  };
  return (
    <div className="goal-page">
      {isFamily(view) && <ChildSwitch child={view.learner} />}
      <header className="goal-head">
        <h1>{title}</h1>
        <div className="goal-acts no-print">
          {plan && mayChange(view, plan.entry) && (
            <Link
              className="button"
              to="/learners/$learnerId/write/$kind"
              params={{ learnerId, kind: "learning-plan" }}
              search={{ entry: plan.entry.id }}
            >
              <PenLine size={18} aria-hidden /> <Trans>Change it</Trans>
            </Link>
          )}
          {plan && (
            <button type="button" className="button" onClick={() => void print()}>
              <Printer size={18} aria-hidden /> <Trans>Print</Trans>
            </button>
          )}
        </div>
      </header>
      <SavedWords learnerId={learnerId} />
      {plan && <OnePlan view={view} plan={plan} />}
      {!plan && brief && (
        <section className="panel goal-section" aria-label={brief.value.title}>
          {learningPlan.say.summary?.(brief.value, spoken()).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      )}
      {!plan && !brief && (
        <div className="panel goal-empty">
          <p>
            <Trans>
              A plan ties together goals, what comes next in class, what helps and who is part of it. It is looked at
              again on a date.
            </Trans>
          </p>
          <AddLink view={view} kind="learning-plan" />
        </div>
      )}
      {earlier.length > 0 && (
        <details className="panel goal-section">
          <summary>
            <Trans>Other plans</Trans>
          </summary>
          {earlier.map((each) => (
            <OnePlan key={each.entry.id} view={view} plan={each} />
          ))}
        </details>
      )}
    </div>
  );
}

function OnePlan({ view, plan: { entry, body } }: { view: View; plan: Item<LearningPlanBody> }) {
  const id = useId();
  const { goalIds = [], supports = [], people = [], nextStandards = [], reviews = [], reviewOn } = body;
  const topic = topicOf({ id: entry.id, body });
  const goals = itemsOf(view, goal).filter((each) => goalIds.includes(topicOf({ id: each.entry.id, body: each.body })));
  const day = (date: string) => dateInWords(date, spoken());
  return (
    <article className="goal-page">
      <section className="panel goal-section" aria-label={body.title}>
        <h2>{body.title}</h2>
        {reviewOn && (
          <p>
            <Trans>To be looked at together on {day(reviewOn)}.</Trans>
          </p>
        )}
        {goals.length > 0 && (
          <>
            <h3>
              <Trans>Goals</Trans>
            </h3>
            <ul>
              {goals.map((each) => {
                const { next } = stepsOf(each.body);
                return (
                  <li key={each.entry.id}>
                    <Link
                      to="/goals/$topic"
                      params={{ topic: topicOf({ id: each.entry.id, body: each.body }) }}
                      search={{ child: view.learner.id }}
                    >
                      {each.body.statement}
                    </Link>
                    {next && (
                      <span className="quiet">
                        {" "}
                        <Trans>Next</Trans>: {next.text}
                      </span>
                    )}
                  </li>
                );
              })}
            </ul>
          </>
        )}
        {nextStandards.length > 0 && (
          <>
            <h3>
              <Trans>What comes next in class</Trans>
            </h3>
            <ul>
              {nextStandards.map(({ title }) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </>
        )}
        {supports.length > 0 && (
          <>
            <h3>
              <Trans>What helps</Trans>
            </h3>
            <ul>
              {supports.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        )}
        {people.length > 0 && (
          <p>
            <Trans>
              With{" "}
              {listing(
                people.map(({ name, role }) => (role ? `${name} (${role})` : name)),
                spoken(),
              )}
            </Trans>
          </p>
        )}
        <EntrySaid view={view} entry={entry} />
      </section>
      {mayChange(view, entry) && <NextInClass view={view} entry={entry} body={body} />}
      <Signatures view={view} topic={topic} versionId={entry.id} />
      {(reviews.length > 0 || mayChange(view, entry)) && (
        <section className="panel goal-section" aria-labelledby={id}>
          <h2 id={id}>
            <Trans>Looked at together</Trans>
          </h2>
          {[...reviews].reverse().map(({ on, people: there = [], changed }) => (
            <div key={on}>
              <p>
                <strong>{day(on)}</strong>
                {there.length > 0 && <>, {listing(there, spoken())}</>}
              </p>
              {changed && <p className="look-text">{changed}</p>}
            </div>
          ))}
          {mayChange(view, entry) && <ReviewForm view={view} entry={entry} body={body} />}
        </section>
      )}
    </article>
  );
}
