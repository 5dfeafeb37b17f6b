import "./goals.css";
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ArrowRight, Target } from "lucide-react";
import type { Entry } from "../../entry/entry.ts";
import { listing } from "../../kernel/words.ts";
import { besideOf, goal, stepsOf, topicOf } from "../../profile/goal.ts";
import { AddLink } from "../entry/AddLink.tsx";
import { Block } from "../entry/Block.tsx";
import { ItemActions } from "../entry/ItemActions.tsx";
import { OnlyDetails } from "../entry/OnlyDetails.tsx";
import { isFamily, itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { useVoices } from "../entry/voice.ts";
import { spoken } from "../language.tsx";
import { GoalSteps } from "./GoalSteps.tsx";

interface Goal {
  readonly id: string;
  readonly statement: string;
  readonly why?: string | undefined;
  readonly done: number;
  readonly all: number;
  readonly next?: string | undefined;
  readonly with: readonly string[];
  readonly isDone: boolean;
  readonly entry?: Entry;
  /** Where its page is; only of what is open in detail. */
  readonly topic?: string;
}

/** Goals that are open: whole where the items are, else as the summary has them. */
function goalsOf(view: View): Goal[] {
  const items = itemsOf(view, goal);
  const whole = items
    .filter(({ body: { state } }) => state !== "set-aside")
    .map(({ entry, body }): Goal => {
      const { done, all, next } = stepsOf(body);
      const { statement, why, state } = body;
      return {
        id: entry.id,
        statement,
        why,
        done,
        all,
        next: next?.text,
        with: besideOf(body),
        isDone: state === "done",
        entry,
        topic: topicOf({ id: entry.id, body }),
      };
    });
  const known = new Set(items.map(({ entry }) => entry.id));
  const rest = (summaryOf(view, goal)?.value ?? [])
    .filter(({ id }) => !known.has(id))
    .map((each): Goal => ({ ...each, isDone: false }));
  return [...whole, ...rest];
}

/** Where goals lead: for a family, and for staff who may write the plan along. A child reads less at once. */
const leads = ({ reader, learner }: View): boolean =>
  reader !== "child" && (reader !== "staff" || learner.mayContribute.includes("learning-plan"));

/** What a learner works on: each goal with its next step and the steps done. Finished goals stay as pride. */
export function Goals({ view }: { view: View }) {
  const voices = useVoices();
  const goals = goalsOf(view);
  const active = goals.filter(({ isDone }) => !isDone);
  const finished = goals.filter(({ isDone }) => isDone);
  const part = summaryOf(view, goal)?.part;
  if (goals.length === 0 && !isFamily(view)) return null;
  return (
    <Block view={view} icon={Target} title={voices.working[view.reader]} slices={["own"]} isPlain>
      <ul role="list" className="rows">
        {active.map((each) => (
          <li key={each.id}>
            <div className="row-head">
              <span className="row-title">
                {each.topic ? (
                  <Link to="/goals/$topic" params={{ topic: each.topic }} search={{ child: view.learner.id }}>
                    {each.statement}
                  </Link>
                ) : (
                  each.statement
                )}
              </span>
              {each.entry && <ItemActions view={view} entry={each.entry} title={each.statement} />}
            </div>
            {each.next && (
              <p className="goal-next">
                <ArrowRight size={16} aria-hidden />{" "}
                <span>
                  {voices.next[view.reader]}: {each.next}
                </span>
              </p>
            )}
            <p className="goal-line quiet">
              {each.all > 0 && (
                <>
                  <GoalSteps done={each.done} all={each.all} />{" "}
                  <Plural value={each.all} one={`${each.done} of # step done`} other={`${each.done} of # steps done`} />
                </>
              )}
              {each.with.length > 0 && (
                <>
                  {each.all > 0 && " · "}
                  <Trans>with {listing(each.with, spoken())}</Trans>
                </>
              )}
            </p>
            {each.entry && view.reader !== "child" && <EntrySaid view={view} entry={each.entry} />}{" "}
            {each.entry && <OnlyDetails entry={each.entry} shown={isFamily(view)} />}
          </li>
        ))}
      </ul>
      {active.some(({ entry }) => !entry) && part && <PartSaid view={view} part={part} />}
      {finished.length > 0 && (
        <p className="goal-finished">
          <strong>
            <Trans>Reached:</Trans>
          </strong>{" "}
          {finished.map(({ statement }) => statement).join(", ")}
        </p>
      )}
      {goals.length === 0 && (
        <p className="empty">
          {view.reader === "guardian" ? (
            <Trans>Goals that {view.name} writes will be here, with the next step.</Trans>
          ) : (
            <Trans>Your goals will be here: what you want to reach, and the next step.</Trans>
          )}
        </p>
      )}
      <p className="goal-foot no-print">
        {isFamily(view) && <AddLink view={view} kind="goal" />}
        {goals.some(({ entry }) => entry) && (
          <Link to="/goals" search={{ child: view.learner.id }} className="link">
            <Trans>All goals</Trans>
          </Link>
        )}
        {leads(view) && (
          <>
            <Link to="/plan" search={{ child: view.learner.id }} className="link">
              <Trans>Learning plan</Trans>
            </Link>
            <Link to="/experience" search={{ child: view.learner.id }} className="link">
              <Trans>Beyond class</Trans>
            </Link>
            <Link to="/ready" search={{ child: view.learner.id }} className="link">
              <Trans>After graduation</Trans>
            </Link>
          </>
        )}
      </p>
    </Block>
  );
}
