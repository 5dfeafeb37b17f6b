import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId } from "react";
import type { Entry } from "../../../entry/entry.ts";
import type { LearningPlanBody } from "../../../profile/learning-plan.ts";
import type { View } from "../../entry/open.ts";
import { Field } from "../../shell/Field.tsx";
import { useActing } from "../../shell/use-acting.ts";
import { changePlan } from "./save.ts";

/** A plan was looked at: who was there, what changes, and when next. The plan gets a new version, which is signed anew. */
export function ReviewForm({ view, entry, body }: { view: View; entry: Entry; body: LearningPlanBody }) {
  const { t } = useLingui();
  const id = useId();
  const { told, act } = useActing([["learner", view.learner.id]]);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const people = text("people")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, 20);
    const review = {
      on: view.today,
      ...(people.length > 0 && { people }),
      ...(text("changed") && { changed: text("changed") }),
    };
    const isSaved = await act(t`Saved. The plan can be signed anew.`, () =>
      changePlan(view, entry, ({ reviewOn: _, ...plan }) => ({
        ...plan,
        reviews: [...(plan.reviews ?? []), review].slice(-20),
        ...(text("next") && { reviewOn: text("next") }),
      })),
    );
    if (isSaved) form.reset();
  };
  return (
    <details className="no-print">
      <summary>
        <Trans>We looked at it today</Trans>
      </summary>
      {told && <p className={`notice ${told.isWrong ? "error" : "saved"}`}>{told.words}</p>}
      <form noValidate onSubmit={(event) => void save(event)} className="goal-form">
        <Field id={`${id}-people`} label={t`Who was there`} hint={t`One on each line.`}>
          {(props) => (
            <textarea
              {...props}
              name="people"
              rows={3}
              maxLength={5_000}
              defaultValue={(body.people ?? []).map(({ name }) => name).join("\n")}
            />
          )}
        </Field>
        <Field id={`${id}-changed`} label={t`What was said, and what changes`}>
          {(props) => <textarea {...props} name="changed" rows={3} maxLength={5_000} />}
        </Field>
        <Field id={`${id}-next`} label={t`When next`}>
          {(props) => <input {...props} name="next" type="date" />}
        </Field>
        <button type="submit" className="button">
          <Trans>Save</Trans>
        </button>
      </form>
    </details>
  );
}
