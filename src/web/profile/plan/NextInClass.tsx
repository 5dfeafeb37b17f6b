import { Trans, useLingui } from "@lingui/react/macro";
import { Plus } from "lucide-react";
import type { Entry } from "../../../entry/entry.ts";
import type { LearningPlanBody } from "../../../profile/learning-plan.ts";
import type { View } from "../../entry/open.ts";
import { skillsOf } from "../../record/skills.ts";
import { useActing } from "../../shell/use-acting.ts";
import { changePlan } from "./save.ts";

/** Not so many that nobody chooses. */
const most = 6;

/**
 * What the gradebook says is being learned now, to be taken into the plan: standards with enough evidence that are not met yet, newest
 * first. Nothing is put in by itself.
 */
export function NextInClass({ view, entry, body }: { view: View; entry: Entry; body: LearningPlanBody }) {
  const { t } = useLingui();
  const { told, act } = useActing([["learner", view.learner.id]]);
  const named = new Set((body.nextStandards ?? []).map(({ title }) => title));
  const offered = skillsOf(view, view.today)
    .flatMap(({ subject, skills }) => skills.map((skill) => ({ ...skill, title: `${subject}: ${skill.statement}` })))
    .filter(({ level, title }) => (level === "starting" || level === "growing") && !named.has(title.slice(0, 300)))
    .sort((a, b) => (a.newest < b.newest ? 1 : -1))
    .slice(0, most);
  if (offered.length === 0) return null;
  const add = (title: string) =>
    act(t`Added: ${title}`, () =>
      changePlan(view, entry, (plan) => ({
        ...plan,
        nextStandards: [...(plan.nextStandards ?? []), { title: title.slice(0, 300) }],
      })),
    );
  return (
    <details className="panel goal-section no-print">
      <summary>
        <Trans>Being learned now, from the gradebook</Trans>
      </summary>
      {told && <p className={`notice ${told.isWrong ? "error" : "saved"}`}>{told.words}</p>}
      <ul role="list" className="rows">
        {offered.map(({ title }) => (
          <li key={title}>
            {title}{" "}
            <button type="button" className="button dense" onClick={() => void add(title)}>
              <Plus size={16} aria-hidden /> <Trans>Add to the plan</Trans>
              <span className="visually-hidden">: {title}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
