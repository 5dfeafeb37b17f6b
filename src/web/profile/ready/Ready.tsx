import "../goals/goal-page.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { dateInWords } from "../../../kernel/words.ts";
import { aidForm, application, readiness } from "../../../profile/readiness.ts";
import { graduationPlan } from "../../../record/graduation-plan.ts";
import { AddLink } from "../../entry/AddLink.tsx";
import { ItemActions } from "../../entry/ItemActions.tsx";
import { notePrint } from "../../entry/learner-queries.ts";
import { isFamily, itemsOf, summaryOf } from "../../entry/open.ts";
import { EntrySaid } from "../../entry/Said.tsx";
import { SavedWords } from "../../entry/SavedWords.tsx";
import { spoken } from "../../language.tsx";
import { RequirementBars } from "../../record/RequirementBars.tsx";
import { ChildSwitch } from "../../shell/ChildSwitch.tsx";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { useLearnerView } from "../one-learner.ts";
import { nextSteps } from "./next-steps.ts";

const route = getRouteApi("/inside/ready");

/** College and career: what is asked with what shows it, what is next, applications. Never a score, never a closed door. */
export function Ready() {
  const learnerId = route.useLoaderData();
  return learnerId ? <ReadyOf key={learnerId} learnerId={learnerId} /> : <NothingYet />;
}

function ReadyOf({ learnerId }: { learnerId: string }) {
  const { t } = useLingui();
  const view = useLearnerView(learnerId);
  const isOwn = view.reader === "learner" || view.reader === "child";
  const title = isOwn ? t`After graduation` : t`After graduation: ${view.name}`;
  useTitle(title);
  const day = (date: string) => dateInWords(date, spoken());
  const progress = summaryOf(view, graduationPlan)?.value;
  const steps = itemsOf(view, readiness);
  const applications = itemsOf(view, application);
  const forms = itemsOf(view, aidForm);
  const next = nextSteps(
    [...steps, ...applications].map(({ body }) => body),
    view.today,
  );
  const print = async () => {
    await notePrint(learnerId);
    window.print();
  };
  return (
    <div className="goal-page">
      {isFamily(view) && <ChildSwitch child={view.learner} />}
      <header className="goal-head">
        <h1>{title}</h1>
        <button type="button" className="button no-print" onClick={() => void print()}>
          <Printer size={18} aria-hidden /> <Trans>Print</Trans>
        </button>
      </header>
      <SavedWords learnerId={learnerId} />
      <section className="panel goal-section" aria-labelledby="next">
        <h2 id="next">
          <Trans>What is next</Trans>
        </h2>
        {next.length > 0 ? (
          <ul>
            {next.map(({ title: what, dueOn }) => (
              <li key={`${what} ${dueOn}`}>
                {what}, <Trans>by {day(dueOn)}</Trans>
              </li>
            ))}
          </ul>
        ) : (
          <p className="quiet">
            <Trans>Nothing has a date in the next four months.</Trans>
          </p>
        )}
      </section>
      {progress && progress.requirements.length > 0 && (
        <section className="panel goal-section" aria-labelledby="graduation">
          <h2 id="graduation">
            <Trans>Toward graduation</Trans>
          </h2>
          <RequirementBars requirements={progress.requirements} />
        </section>
      )}
      <section className="panel goal-section" aria-labelledby="steps">
        <h2 id="steps">
          <Trans>Steps toward what comes after</Trans>
        </h2>
        {steps.length === 0 && (
          <p className="quiet">
            <Trans>An exam, a visit, an essay, a form: each step with a date, and with what shows it is done.</Trans>
          </p>
        )}
        <ul role="list" className="rows">
          {steps.map(({ entry, body }) => (
            <li key={entry.id}>
              <div className="row-head">
                <span className="row-title">
                  {body.state === "done" && (
                    <>
                      <Trans context="a step">Done</Trans>:{" "}
                    </>
                  )}
                  {body.title}
                </span>
                <ItemActions view={view} entry={entry} title={body.title} />
              </div>
              <p className="quiet">
                {[
                  body.pathway,
                  body.state === "active" && body.dueOn && t`by ${day(body.dueOn)}`,
                  ...(body.evidence ?? []).map((each) => each.title),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <EntrySaid view={view} entry={entry} />
            </li>
          ))}
        </ul>
        <AddLink view={view} kind="readiness" />
      </section>
      <section className="panel goal-section" aria-labelledby="applications">
        <h2 id="applications">
          <Trans>Applications</Trans>
        </h2>
        {applications.length === 0 && (
          <p className="quiet">
            <Trans>To a college, a program or a job: what, to whom, by when, and the one next step.</Trans>
          </p>
        )}
        <ul role="list" className="rows">
          {applications.map(({ entry, body }) => (
            <li key={entry.id}>
              <div className="row-head">
                <span className="row-title">
                  {body.title}, {body.to}
                </span>
                <ItemActions view={view} entry={entry} title={body.title} />
              </div>
              <p className="quiet">
                {[
                  body.state === "done" ? t`Sent` : body.state === "set-aside" ? t`Set aside for now` : t`In progress`,
                  body.state === "active" && body.dueOn && t`by ${day(body.dueOn)}`,
                  body.next,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <EntrySaid view={view} entry={entry} />
            </li>
          ))}
        </ul>
        <AddLink view={view} kind="application" />
      </section>
      <section className="panel goal-section" aria-labelledby="aid">
        <h2 id="aid">
          <Trans>Student aid</Trans>
        </h2>
        <p className="quiet">
          <Trans>Only whether a form is filed. What it says stays with the family.</Trans>
        </p>
        <ul role="list" className="rows">
          {forms.map(({ entry, body }) => {
            const name = body.form === "fafsa" ? "FAFSA" : t`State aid`;
            return (
              <li key={entry.id}>
                <div className="row-head">
                  <span className="row-title">
                    {name}: {body.isFiled ? <Trans>filed</Trans> : <Trans>not filed yet</Trans>}
                  </span>
                  <ItemActions view={view} entry={entry} title={name} />
                </div>
              </li>
            );
          })}
        </ul>
        <AddLink view={view} kind="aid-form" />
      </section>
      <p className="no-print">
        <Link to="/experience" search={{ child: learnerId }} className="link">
          <Trans>Service, work and skills</Trans>
        </Link>
      </p>
    </div>
  );
}
