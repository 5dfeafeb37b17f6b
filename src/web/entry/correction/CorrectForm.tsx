import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { WaitingRequest } from "../../../entry/correction-request.ts";
import type { Entry } from "../../../entry/entry.ts";
import { valueLabels } from "../../../entry/member-labels.ts";
import { api } from "../../api.ts";
import { spoken } from "../../language.tsx";
import { Field } from "../../shell/Field.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { memberWords } from "../field-words.ts";
import { backpackQuery } from "../learner-queries.ts";
import { type CorrectField, corrected, correctFields, writtenIn } from "./correct-fields.ts";
import { shapesQuery } from "./queries.ts";

interface Props {
  readonly request: WaitingRequest;
  readonly entry: Entry;
  readonly path: string;
  readonly act: Act;
}

const valueWords = (value: string) => valueLabels[value]?.[spoken() === "en" ? 0 : 1] ?? value;

/** Puts an item right, member by member, and tells the family. Only for who may write that kind. */
export function CorrectForm({ request, entry, path, act }: Props) {
  const { t } = useLingui();
  const { data: backpack } = useQuery(backpackQuery(request.learnerId));
  const { data: shapes } = useQuery(shapesQuery);
  const [wrong, setWrong] = useState<string>();
  const shape = shapes?.get(entry.kind);
  if (!shape || !backpack?.learner.mayContribute.includes(entry.kind)) return null;
  const body = entry.body as Readonly<Record<string, unknown>>; // every kind's body is an object
  const fields = correctFields(shape);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    const reason = given["reason of the correction"]?.trim() ?? "";
    const next = corrected(body, fields, given);
    if (JSON.stringify(next) === JSON.stringify(body)) return setWrong(t`Nothing is changed yet.`);
    if (reason === "") return setWrong(t`Say why it is corrected: it stays in the trail.`);
    setWrong(undefined);
    await act(t`Saved. It is corrected, and the family is told.`, async () => {
      await api.send("POST", `/learners/${request.learnerId}/entries`, {
        kind: entry.kind,
        body: next,
        ...(entry.provenance.observedOn && { observedOn: entry.provenance.observedOn }),
        supersedes: entry.id,
        reason,
      });
      await api.send("POST", path, { state: "corrected", answer: reason });
    });
  };
  return (
    <details>
      <summary>
        <Trans>Correct it here</Trans>
      </summary>
      <form noValidate onSubmit={(event) => void save(event)}>
        {wrong && (
          <p className="notice error" role="alert">
            {wrong}
          </p>
        )}
        {fields.map((field) => (
          <Field key={field.member} id={`${request.id}-${field.member}`} label={memberWords(field.member)}>
            {(props) => <CorrectInput field={field} value={writtenIn(body, field)} id={props.id} />}
          </Field>
        ))}
        <Field
          id={`${request.id}-reason`}
          label={t`Why it is corrected`}
          hint={t`The family reads it, and it stays in the trail.`}
        >
          {(props) => <input {...props} name="reason of the correction" maxLength={500} autoComplete="off" />}
        </Field>
        <button type="submit" className="button filled dense">
          <Trans>Correct it and tell the family</Trans>
        </button>
      </form>
    </details>
  );
}

/** The element of one member. */
function CorrectInput({
  field: { member, as, choices = [], needed },
  value,
  id,
}: {
  field: CorrectField;
  value: string;
  id: string;
}) {
  const { t } = useLingui();
  if (as === "choice" || as === "yes-no") {
    const offered =
      as === "choice"
        ? choices.map((each) => [each, valueWords(each)])
        : [
            ["true", t`Yes`],
            ["false", t`No`],
          ];
    return (
      <select id={id} name={member} defaultValue={value}>
        {!needed && <option value="" />}
        {offered.map(([word, label]) => (
          <option key={word} value={word}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  if (as === "long") return <textarea id={id} name={member} rows={3} maxLength={5_000} defaultValue={value} />;
  const type = as === "date" ? "date" : as === "number" ? "number" : "text";
  return <input id={id} name={member} type={type} step="any" maxLength={300} autoComplete="off" defaultValue={value} />;
}
