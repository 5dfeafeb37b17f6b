import "./goal-page.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft, PenLine, Printer, Trophy } from "lucide-react";
import { dateInWords, listing } from "../../../kernel/words.ts";
import { besideOf, type GoalBody, goal, topicOf } from "../../../profile/goal.ts";
import { notePrint } from "../../entry/learner-queries.ts";
import { mayChange } from "../../entry/may-change.ts";
import { type Item, itemsOf } from "../../entry/open.ts";
import { EntrySaid } from "../../entry/Said.tsx";
import { spoken } from "../../language.tsx";
import { NotHere } from "../../shell/NotHere.tsx";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { useLearnerView } from "../one-learner.ts";
import { CheckIns } from "./CheckIns.tsx";
import { Evidence } from "./Evidence.tsx";
import { StepTicks } from "./StepTicks.tsx";
import { changeGoal, nowIs } from "./save.ts";

const route = getRouteApi("/inside/goals/$topic");

/** One goal: why, how one can tell, its steps to tick, who is with one, what shows it, and how it goes. */
export function GoalPage() {
  const learnerId = route.useLoaderData();
  const { topic } = route.useParams();
  const view = useLearnerView(learnerId ?? "");
  const item = itemsOf(view, goal).find(({ entry, body }) => topicOf({ id: entry.id, body }) === topic);
  return item ? <OneGoal key={topic} learnerId={view.learner.id} item={item} /> : <NotHere />;
}

function OneGoal({ learnerId, item: { entry, body } }: { learnerId: string; item: Item<GoalBody> }) {
  const { t } = useLingui();
  const view = useLearnerView(learnerId);
  const { told, act } = useActing([["learner", learnerId]]);
  const isOwn = view.reader === "learner" || view.reader === "child";
  const may = mayChange(view, entry);
  const day = (date: string) => dateInWords(date, spoken());
  const beside = besideOf(body);
  const { why, measure, dueOn, reviewOn, state, reachedOn } = body;
  useTitle(body.statement);
  const change = (said: string, how: Parameters<typeof changeGoal>[2]) => act(said, () => changeGoal(view, entry, how));
  const print = async () => {
    await notePrint(learnerId);
    window.print();
  };
  return (
    <article className="goal-page" data-young={view.reader === "child" || undefined}>
      <p className="no-print">
        <Link to="/goals" search={{ child: learnerId }} className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          {isOwn ? <Trans>My goals</Trans> : <Trans>Goals of {view.name}</Trans>}
        </Link>
      </p>
      <header className="goal-head">
        <h1>{body.statement}</h1>
        <div className="goal-acts no-print">
          {may && (
            <Link
              className="button"
              to="/learners/$learnerId/write/$kind"
              params={{ learnerId, kind: "goal" }}
              search={{ entry: entry.id }}
            >
              <PenLine size={18} aria-hidden /> <Trans>Change it</Trans>
            </Link>
          )}
          <button type="button" className="button" onClick={() => void print()}>
            <Printer size={18} aria-hidden /> <Trans>Print</Trans>
          </button>
        </div>
      </header>
      {told && <p className={`notice ${told.isWrong ? "error" : "saved"}`}>{told.words}</p>}
      {state === "done" && (
        <p className="notice saved">
          <Trophy size={18} aria-hidden />{" "}
          {reachedOn ? <Trans>Reached on {day(reachedOn)}. Well done!</Trans> : <Trans>Reached. Well done!</Trans>}
        </p>
      )}
      {why && <p className="goal-why">{why}</p>}
      <dl className="goal-facts">
        {measure && (
          <>
            <dt>
              <Trans>How one can tell it is reached</Trans>
            </dt>
            <dd>{measure}</dd>
          </>
        )}
        {dueOn && (
          <>
            <dt>
              <Trans>By when</Trans>
            </dt>
            <dd>{day(dueOn)}</dd>
          </>
        )}
        {reviewOn && (
          <>
            <dt>
              <Trans>When to look at it together</Trans>
            </dt>
            <dd>{day(reviewOn)}</dd>
          </>
        )}
        {beside.length > 0 && (
          <>
            <dt>
              <Trans>People alongside</Trans>
            </dt>
            <dd>{listing(beside, spoken())}</dd>
          </>
        )}
      </dl>
      <StepTicks view={view} steps={body.steps ?? []} may={may} change={change} />
      {may && state === "active" && (
        <p className="no-print">
          <button
            type="button"
            className="button filled"
            onClick={() =>
              void change(t`Reached! It stays here as something to be proud of.`, nowIs("done", view.today))
            }
          >
            <Trophy size={18} aria-hidden /> <Trans>It is reached</Trans>
          </button>
        </p>
      )}
      {may && state !== "active" && (
        <p className="no-print">
          <button
            type="button"
            className="button"
            onClick={() => void change(t`It is being worked on again.`, nowIs("active", view.today))}
          >
            <Trans>Work on it again</Trans>
          </button>
        </p>
      )}
      <Evidence view={view} goal={body} may={may} change={change} />
      <CheckIns view={view} topic={topicOf({ id: entry.id, body })} />
      <EntrySaid view={view} entry={entry} />
    </article>
  );
}
