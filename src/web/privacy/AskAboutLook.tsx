import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId } from "react";
import { api } from "../api.ts";
import { Field } from "../shell/Field.tsx";
import { useActing } from "../shell/use-acting.ts";

/** "I do not recognize this": a question to the school about one look, with what the family wants to add. */
export function AskAboutLook({ learnerId, lookId }: { learnerId: string; lookId: string }) {
  const { t } = useLingui();
  const words = useId();
  const { told, act } = useActing([["look-questions", learnerId]]);
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const question = String(given.get("question") ?? "").trim();
    const body = { isUnknown: given.get("kind") === "unknown", ...(question && { question }) };
    void act(t`Asked. Somebody of the school who is not this person will answer, and you are told.`, () =>
      api.send("POST", `/learners/${learnerId}/access/${lookId}/questions`, body),
    );
  };
  if (told && !told.isWrong) return <p className="notice saved">{told.words}</p>;
  return (
    <details>
      <summary>
        <Trans>I do not recognize this, or have a question</Trans>
      </summary>
      <form className="why-ask" onSubmit={ask}>
        {told && <p className="notice error">{told.words}</p>}
        <label className="check">
          <input type="radio" name="kind" value="unknown" defaultChecked />
          <span>
            <Trans>I do not know who this is</Trans>
          </span>
        </label>
        <label className="check">
          <input type="radio" name="kind" value="why" />
          <span>
            <Trans>I want to know why</Trans>
          </span>
        </label>
        <Field id={words} label={<Trans>What you want to add (may stay empty)</Trans>}>
          {(props) => <textarea {...props} name="question" rows={2} maxLength={1_000} />}
        </Field>
        <button type="submit" className="button">
          <Trans>Ask the school</Trans>
        </button>
      </form>
    </details>
  );
}
