import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { measures, neededClauses, type StudyBasis, studyBases } from "../../privacy/study.ts";
import { api } from "../api.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import { useClauseWords, useMeasureWords, useStudyBasisWords } from "./study-words.ts";

interface Props {
  readonly organizationId: string;
  readonly organization: string;
  readonly act: Act;
}

/** Entering the agreement of an audit or study: what the law wants in it, one tick each, and the least that is counted. */
export function StudyForm({ organizationId, organization, act }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [basis, setBasis] = useState<StudyBasis>("study");
  const [bases, clauses, names] = [useStudyBasisWords(), useClauseWords(), useMeasureWords()];
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    const study = {
      basis,
      ...{ title: text("title"), party: text("party"), purpose: text("purpose"), agreement: text("agreement") },
      clauses: given.getAll("clauses"),
      measures: given.getAll("measures"),
      ...{ startsOn: text("startsOn"), endsOn: text("endsOn"), destroyBy: text("destroyBy") },
    };
    if (
      await act(t`Saved. It waits for a second person.`, () => api.send("POST", "/studies", { organizationId, study }))
    )
      form.reset();
  };
  return (
    <details className="panel request no-print">
      <summary>
        <Trans>Enter an agreement for {organization}</Trans>
      </summary>
      <form onSubmit={(event) => void save(event)}>
        <fieldset className="directory-choice">
          <legend>{t`On what it rests`}</legend>
          {studyBases.map((each) => (
            <label key={each}>
              <input type="radio" name="basis" checked={basis === each} onChange={() => setBasis(each)} /> {bases[each]}
            </label>
          ))}
        </fieldset>
        <Field id={`${id}-title`} label={t`Title`}>
          {(props) => <input {...props} name="title" required maxLength={200} />}
        </Field>
        <Field id={`${id}-party`} label={t`Who counts: authority, university, evaluator`}>
          {(props) => <input {...props} name="party" required maxLength={200} />}
        </Field>
        <Field id={`${id}-purpose`} label={t`What for`} hint={<Trans>Families will read it.</Trans>}>
          {(props) => <textarea {...props} name="purpose" rows={3} required minLength={20} maxLength={2_000} />}
        </Field>
        <Field id={`${id}-agreement`} label={t`Where the signed paper is`}>
          {(props) => <input {...props} name="agreement" required maxLength={500} />}
        </Field>
        <fieldset className="directory-choice">
          <legend>{t`The agreement says`}</legend>
          {neededClauses[basis].map((each) => (
            <label key={each}>
              <input type="checkbox" name="clauses" value={each} required /> {clauses[each]}
            </label>
          ))}
        </fieldset>
        <fieldset className="directory-choice">
          <legend>{t`What is counted, by grade: as little as will do`}</legend>
          {measures.map((each) => (
            <label key={each}>
              <input type="checkbox" name="measures" value={each} /> {names[each]}
            </label>
          ))}
        </fieldset>
        <Field id={`${id}-starts`} label={t`First day`}>
          {(props) => <input {...props} name="startsOn" type="date" required />}
        </Field>
        <Field id={`${id}-ends`} label={t`Last day`}>
          {(props) => <input {...props} name="endsOn" type="date" required />}
        </Field>
        <Field id={`${id}-destroy`} label={t`All is destroyed by`}>
          {(props) => <input {...props} name="destroyBy" type="date" required />}
        </Field>
        <button type="submit" className="button filled dense">
          <Trans>Ask a second person</Trans>
        </button>
      </form>
    </details>
  );
}
