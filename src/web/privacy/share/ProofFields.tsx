import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { type ShareQuestion, shareQuestions } from "../../../privacy/share.ts";
import { Field } from "../../shell/Field.tsx";
import { askWords } from "./share-words.ts";

/** How the recipient proves who opens the link: by a code, by a fact, or by whichever of both they like. */
export interface Proof {
  readonly byMail: boolean;
  readonly question: ShareQuestion | undefined;
  readonly mail: string;
  readonly answer: string;
  readonly hint: string;
}

/** A second way to prove who opens it: whoever only finds the link sees nothing. Of two ways the recipient picks one. */
export function ProofFields({ proof, onChange }: { proof: Proof; onChange: (next: Proof) => void }) {
  const { i18n } = useLingui();
  const ids = { mail: useId(), answer: useId(), hint: useId() };
  const { byMail, question } = proof;
  const change = (more: Partial<Proof>) => onChange({ ...proof, ...more });
  return (
    <fieldset className="panel">
      <legend>
        <h2>
          <Trans>How do they prove who they are?</Trans>
        </h2>
      </legend>
      <label className="share-check">
        <input type="checkbox" checked={byMail} onChange={({ target }) => change({ byMail: target.checked })} />
        {i18n._(askWords.mail)}
      </label>
      {shareQuestions.map((each) => (
        <label key={each} className="share-check">
          <input
            type="checkbox"
            checked={each === question}
            onChange={({ target }) => change({ question: target.checked ? each : undefined, answer: "" })}
          />
          {i18n._(askWords[each])}
        </label>
      ))}
      {byMail && question && (
        <p className="quiet">
          <Trans>They pick the way they like. Wrong answers count together.</Trans>
        </p>
      )}
      {byMail && (
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
      )}
      {question && (
        <Field
          id={ids.answer}
          label={question === "birth-date" ? <Trans>The birth date they must enter</Trans> : <Trans>The word</Trans>}
          hint={<Trans>Tell it to them yourself, not together with the link.</Trans>}
        >
          {(field) => (
            <input
              {...field}
              type={question === "birth-date" ? "date" : "text"}
              value={proof.answer}
              maxLength={120}
              autoComplete="off"
              onChange={({ target }) => change({ answer: target.value })}
            />
          )}
        </Field>
      )}
      {question === "word" && (
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
