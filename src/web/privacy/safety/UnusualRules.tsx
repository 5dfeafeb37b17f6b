import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId } from "react";
import type { UnusualRule } from "../../../privacy/unusual.ts";
import { api } from "../../api.ts";
import { Field } from "../../shell/Field.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { useUnusualWords } from "./unusual-words.ts";

interface Props {
  readonly rules: readonly UnusualRule[];
  readonly maySet: boolean;
  readonly act: Act;
}

/** From which count on something is worth a question: read by leaders, set by an administrator. */
export function UnusualRules({ rules, maySet, act }: Props) {
  return (
    <section className="panel safety-card">
      <h2>
        <Trans>What counts as unusual</Trans>
      </h2>
      <ul role="list" className="safety-list">
        {rules.map((rule) => (
          <li key={rule.code}>
            <RuleRow rule={rule} maySet={maySet} act={act} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RuleRow({ rule, maySet, act }: { rule: UnusualRule; maySet: boolean; act: Act }) {
  const { t } = useLingui();
  const words = useUnusualWords();
  const id = useId();
  const { code, threshold, isOn } = rule;
  if (!maySet)
    return (
      <p>
        {words[code]}: {isOn ? <Trans>from {threshold} a day</Trans> : <Trans>not looked for</Trans>}
      </p>
    );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const body = { threshold: Number(given.get("threshold")), isOn: given.get("isOn") === "on" };
    void act(t`Saved. It counts from tomorrow's report on.`, () => api.send("PUT", `/unusual-rules/${code}`, body));
  };
  return (
    <form onSubmit={submit}>
      <Field id={id} label={words[code]}>
        {(props) => (
          <input {...props} name="threshold" type="number" min={1} max={100_000} defaultValue={threshold} required />
        )}
      </Field>
      <label className="check">
        <input type="checkbox" name="isOn" defaultChecked={isOn} />
        <span>
          <Trans>Look for it</Trans>
        </span>
      </label>
      <button type="submit" className="button dense">
        <Trans>Save</Trans>
      </button>
    </form>
  );
}
