import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { api } from "../api.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";

/** The decision of a hearing in writing: what was shown, and the reasons. It rests on nothing else (34 CFR 99.22(f)). */
export function DecisionForm({ path, act }: { path: string; act: Act }) {
  const { t } = useLingui();
  const id = useId();
  const [wrong, setWrong] = useState<string>();
  const decide = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [state, evidence = "", answer = ""] = ["state", "evidence", "answer"].map((name) =>
      String(form.get(name) ?? "").trim(),
    );
    if (!state || !evidence || !answer) return setWrong(t`A decision says which way, what was shown, and why.`);
    setWrong(undefined);
    await act(t`Saved. The family reads the decision under My data.`, () =>
      api.send("POST", path, { state, evidence, answer }),
    );
  };
  return (
    <details>
      <summary>{t`Write down the decision of the hearing`}</summary>
      <form noValidate onSubmit={(event) => void decide(event)}>
        {wrong && (
          <p className="notice error" role="alert">
            {wrong}
          </p>
        )}
        <fieldset className="decision">
          <legend>{t`How it was decided`}</legend>
          <label>
            <input type="radio" name="state" value="granted" /> <Trans>It is to be corrected</Trans>
          </label>
          <label>
            <input type="radio" name="state" value="upheld" /> <Trans>It stays as it is</Trans>
          </label>
        </fieldset>
        <Field id={`${id}-evidence`} label={t`What was shown at the hearing`}>
          {(props) => <textarea {...props} name="evidence" rows={3} maxLength={2_000} />}
        </Field>
        <Field id={`${id}-answer`} label={t`The reasons`} hint={t`The family reads both.`}>
          {(props) => <textarea {...props} name="answer" rows={3} maxLength={2_000} />}
        </Field>
        <button type="submit" className="button filled dense">
          <Trans>Save the decision</Trans>
        </button>
      </form>
    </details>
  );
}
