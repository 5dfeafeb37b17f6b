import { Trans, useLingui } from "@lingui/react/macro";
import { Plus, X } from "lucide-react";
import { useRef } from "react";
import type { WrittenStep } from "./written.ts";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly steps: readonly WrittenStep[];
  readonly onChange: (steps: readonly WrittenStep[]) => void;
  readonly today: string;
}

/** As many as a goal may have. */
const most = 30;

/** The steps of a goal, each with its tick: done on the day it was ticked. */
export function StepsField({ id, label, steps, onChange, today }: Props) {
  const { t } = useLingui();
  const list = useRef<HTMLUListElement>(null);
  const change = (place: number, step: WrittenStep) => onChange(steps.with(place, step));
  const tick = ({ doneOn: _, ...step }: WrittenStep, isDone: boolean) => (isDone ? { ...step, doneOn: today } : step);
  const add = () => {
    onChange([...steps, { text: "" }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("li:last-child input[type=text]")?.focus());
  };
  return (
    <fieldset className="field">
      <legend className="label">{label}</legend>
      <ul role="list" className="step-rows" ref={list}>
        {steps.map((step, place) => {
          const number = place + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place
            <li key={place}>
              <input
                type="checkbox"
                aria-label={t`Step ${number} is done`}
                checked={step.doneOn !== undefined}
                onChange={({ target }) => change(place, tick(step, target.checked))}
              />
              <input
                type="text"
                maxLength={300}
                autoComplete="off"
                aria-label={t`Step ${number}`}
                value={step.text}
                onChange={({ target }) => change(place, { ...step, text: target.value })}
              />
              <input
                type="date"
                aria-label={t`Step ${number}, by when`}
                value={step.dueOn ?? ""}
                onChange={({ target }) => change(place, { ...step, dueOn: target.value })}
              />
              <button
                type="button"
                className="icon-button"
                aria-label={t`Remove step ${number}`}
                onClick={() => onChange(steps.toSpliced(place, 1))}
              >
                <X size={18} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      {steps.length < most && (
        <button type="button" id={id} className="button dense" onClick={add}>
          <Plus size={16} aria-hidden /> <Trans>Add a step</Trans>
        </button>
      )}
    </fieldset>
  );
}
