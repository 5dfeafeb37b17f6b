import { useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { api } from "../../api.ts";
import { Field } from "../../shell/Field.tsx";
import type { Act } from "../../shell/use-acting.ts";

interface Props {
  readonly state: "looking" | "corrected" | "unchanged";
  readonly title: string;
  readonly button: string;
  readonly path: string;
  readonly act: Act;
}

/** Answers a request in words; why something stays as it is must be said. */
export function AnswerForm({ state, title, button, path, act }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [wrong, setWrong] = useState<string>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget).get("answer") ?? "").trim();
    if (answer === "" && state !== "corrected") {
      setWrong(t`Say it in a sentence.`);
      document.getElementById(id)?.focus();
      return;
    }
    await act(t`Saved. The family reads it under My data.`, () =>
      api.send("POST", path, { state, ...(answer && { answer }) }),
    );
  };
  return (
    <details>
      <summary>{title}</summary>
      <form noValidate onSubmit={(event) => void send(event)}>
        <Field id={id} label={t`What the family will read`} wrong={wrong}>
          {(props) => <textarea {...props} name="answer" rows={2} maxLength={2_000} />}
        </Field>
        <button type="submit" className="button dense">
          {button}
        </button>
      </form>
    </details>
  );
}
