import { useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { Field } from "../shell/Field.tsx";

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly button: string;
  /** Whether it makes no sense without words. */
  readonly isNeeded?: boolean;
  readonly onSend: (words: string) => Promise<unknown>;
}

/** One right of a family with what it means, a few words, and the button. */
export function WordsForm({ title, lead, label, button, isNeeded, onSend }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [wrong, setWrong] = useState<string>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get("words") ?? "").trim();
    if (isNeeded && words === "") {
      setWrong(t`Say it in a sentence.`);
      document.getElementById(id)?.focus();
      return;
    }
    setWrong(undefined);
    await onSend(words);
  };
  return (
    <details>
      <summary>{title}</summary>
      <form noValidate onSubmit={(event) => void send(event)}>
        <p>{lead}</p>
        <Field id={id} label={label} wrong={wrong}>
          {(props) => <textarea {...props} name="words" rows={4} maxLength={2_000} />}
        </Field>
        <button type="submit" className="button filled dense">
          {button}
        </button>
      </form>
    </details>
  );
}
