import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { dateInWords } from "../../../kernel/words.ts";
import type { GoalBody } from "../../../profile/goal.ts";
import type { View } from "../../entry/open.ts";
import { spoken } from "../../language.tsx";
import { type changeGoal, ticked } from "./save.ts";

/** Makes a change to the goal and says so. */
export type GoalAct = (said: string, how: Parameters<typeof changeGoal>[2]) => Promise<boolean>;

interface Props {
  readonly view: View;
  readonly steps: NonNullable<GoalBody["steps"]>;
  readonly may: boolean;
  readonly change: GoalAct;
}

/** The steps of a goal, each ticked with one press; whoever may not change the goal reads which are done. */
export function StepTicks({ view, steps, may, change }: Props) {
  const { t } = useLingui();
  // Shown as ticked at once; when it could not be saved it goes back, and the page says why.
  const [pending, setPending] = useState<{ readonly text: string; readonly isDone: boolean }>();
  const isTicked = (text: string, doneOn: string | undefined) =>
    pending?.text === text ? pending.isDone : doneOn !== undefined;
  const tick = async (text: string, isDone: boolean) => {
    setPending({ text, isDone });
    await change(isDone ? t`Done: ${text}` : t`Open again: ${text}`, ticked(text, view.today, isDone));
    setPending(undefined);
  };
  if (steps.length === 0) return null;
  const day = (date: string) => dateInWords(date, spoken(), "medium");
  return (
    <section className="panel goal-section" aria-labelledby="steps">
      <h2 id="steps">
        <Trans>Steps</Trans>
      </h2>
      <ul role="list" className="step-ticks">
        {steps.map(({ text, dueOn, doneOn }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place
          <li key={place} data-done={doneOn !== undefined || undefined}>
            <label>
              <input
                type="checkbox"
                checked={isTicked(text, doneOn)}
                disabled={!may}
                onChange={({ target: { checked } }) => void tick(text, checked)}
              />
              <span>
                {text}{" "}
                <span className="quiet">
                  {doneOn ? <Trans>done {day(doneOn)}</Trans> : dueOn && <Trans>by {day(dueOn)}</Trans>}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
