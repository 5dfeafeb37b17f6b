import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { Field } from "../../shell/Field.tsx";
import { askWords } from "./share-words.ts";

/** How the recipient proves who opens the link. */
export interface Proof {
  readonly way: "mail" | "birth-date" | "word";
  readonly mail: string;
  readonly answer: string;
  readonly hint: string;
}
const ways = ["mail", "birth-date", "word"] as const;

/** A second way to prove who opens it: whoever only finds the link sees nothing. */
export function ProofFields({ proof, onChange }: { proof: Proof; onChange: (next: Proof) => void }) {
  const { i18n } = useLingui();
  const ids = { mail: useId(), answer: useId(), hint: useId() };
  const change = (more: Partial<Proof>) => onChange({ ...proof, ...more });
  return (
    <fieldset className="panel">
      <legend>
        <h2>
          <Trans>How do they prove who they are?</Trans>
        </h2>
      </legend>
      {ways.map((way) => (
        <label key={way} className="share-check">
          <input type="radio" name="proof" checked={proof.way === way} onChange={() => change({ way, answer: "" })} />
          {i18n._(askWords[way])}
        </label>
      ))}
      {proof.way === "mail" ? (
        <Field id={ids.mail} label={<Trans>Their mail address</Trans>}>
          {(field) => (
            <input
              {...field}
              type="email"
              value={proof.mail}
              maxLength={254}
              onChange={({ target }) => change({ mail: target.value })}
            />
          )}
        </Field>
      ) : (
        <Field
          id={ids.answer}
          label={proof.way === "birth-date" ? <Trans>The birth date they must enter</Trans> : <Trans>The word</Trans>}
          hint={<Trans>Tell it to them yourself, not together with the link.</Trans>}
        >
          {(field) => (
            <input
              {...field}
              type={proof.way === "birth-date" ? "date" : "text"}
              value={proof.answer}
              maxLength={120}
              autoComplete="off"
              onChange={({ target }) => change({ answer: target.value })}
            />
          )}
        </Field>
      )}
      {proof.way === "word" && (
        <Field id={ids.hint} label={<Trans>A hint (if any)</Trans>}>
          {(field) => (
            <input
              {...field}
              value={proof.hint}
              maxLength={120}
              onChange={({ target }) => change({ hint: target.value })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
