import "./goal-page.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowRight, ClipboardList, Trophy } from "lucide-react";
import { listing } from "../../../kernel/words.ts";
import { besideOf, type GoalBody, goal, stepsOf, topicOf } from "../../../profile/goal.ts";
import { AddLink } from "../../entry/AddLink.tsx";
import { type Item, isFamily, itemsOf, type View } from "../../entry/open.ts";
import { useVoices } from "../../entry/voice.ts";
import { spoken } from "../../language.tsx";
import { ChildSwitch } from "../../shell/ChildSwitch.tsx";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { GoalSteps } from "../GoalSteps.tsx";
import { useLearnerView } from "../one-learner.ts";

const route = getRouteApi("/inside/goals");

/** All goals of a learner: what is being worked on, what was reached, what was set aside. */
export function GoalList() {
  const learnerId = route.useLoaderData();
  return learnerId ? <GoalsOf key={learnerId} learnerId={learnerId} /> : <NothingYet />;
}

function GoalsOf({ learnerId }: { learnerId: string }) {
  const { t } = useLingui();
  const view = useLearnerView(learnerId);
  const isOwn = view.reader === "learner" || view.reader === "child";
  const title = isOwn ? t`My goals` : t`Goals of ${view.name}`;
  useTitle(title);
  const all = itemsOf(view, goal);
  const of = (state: "active" | "done" | "set-aside") => all.filter(({ body }) => body.state === state);
  return (
    <div className="goal-page" data-young={view.reader === "child" || undefined}>
      {isFamily(view) && <ChildSwitch child={view.learner} />}
      <header className="goal-head">
        <h1>{title}</h1>
        <AddLink view={view} kind="goal" />
      </header>
      {of("active").length > 0 ? (
        <ul role="list" className="goal-cards">
          {of("active").map((item) => (
            <GoalCard key={item.entry.id} view={view} item={item} />
          ))}
        </ul>
      ) : (
        <p className="panel goal-empty">
          {isOwn ? (
            <Trans>A goal is one sentence: what to reach. Then a first small step. Nothing here has to be big.</Trans>
          ) : (
            <Trans>Goals that {view.name} writes, and that are open to you, stand here with the next step.</Trans>
          )}
        </p>
      )}
      {of("done").length > 0 && (
        <section className="panel goal-section" aria-labelledby="reached">
          <h2 id="reached">
            <Trophy size={18} aria-hidden /> <Trans>Reached</Trans>
          </h2>
          <ul role="list" className="goal-lines">
            {of("done").map((item) => (
              <li key={item.entry.id}>
                <GoalLink view={view} item={item} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {of("set-aside").length > 0 && (
        <details className="panel goal-section">
          <summary>
            <Trans>Set aside for now</Trans>
          </summary>
          <ul role="list" className="goal-lines">
            {of("set-aside").map((item) => (
              <li key={item.entry.id}>
                <GoalLink view={view} item={item} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <p>
        <Link to="/plan" search={{ child: learnerId }} className="link">
          <ClipboardList size={18} aria-hidden /> <Trans>Learning plan</Trans>
        </Link>
      </p>
    </div>
  );
}

type GoalItem = Item<GoalBody>;

function GoalLink({ view, item }: { view: View; item: GoalItem }) {
  return (
    <Link
      to="/goals/$topic"
      params={{ topic: topicOf({ id: item.entry.id, body: item.body }) }}
      search={{ child: view.learner.id }}
    >
      {item.body.statement}
    </Link>
  );
}

function GoalCard({ view, item }: { view: View; item: GoalItem }) {
  const voices = useVoices();
  const { done, all, next } = stepsOf(item.body);
  const beside = besideOf(item.body);
  return (
    <li className="panel goal-card">
      <h2>
        <GoalLink view={view} item={item} />
      </h2>
      {next && (
        <p className="goal-next">
          <ArrowRight size={16} aria-hidden />{" "}
          <span>
            {voices.next[view.reader]}: {next.text}
          </span>
        </p>
      )}
      <p className="quiet">
        {all > 0 && (
          <>
            <GoalSteps done={done} all={all} />{" "}
            <Plural value={all} one={`${done} of # step done`} other={`${done} of # steps done`} />
          </>
        )}
        {beside.length > 0 && (
          <>
            {all > 0 && " · "}
            <Trans>with {listing(beside, spoken())}</Trans>
          </>
        )}
      </p>
    </li>
  );
}
