import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { courtKinds } from "../../../roster/family.ts";
import { api } from "../../api.ts";
import { installationQuery } from "../../queries.ts";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import { Field } from "../../shell/Field.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { useCourtWords } from "./court-words.ts";
import type { Family } from "./queries.ts";

/** Entering what a court said: about whom, what, from when, when to look at it again. Each kind says what follows from it. */
export function CourtForm({ learnerId, family, act }: { learnerId: string; family: Family; act: Act }) {
  const { t } = useLingui();
  const words = useCourtWords();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const ids = { who: useId(), kind: useId(), from: useId(), review: useId(), note: useId() };
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const wordsFor = (field: string) => wrong.find((each) => each.field === field)?.words;
  const adults = [...new Set(family.guardianships.map(({ guardianId }) => guardianId))];
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    const [guardianId, kind, effectiveOn, reviewOn, note] = ["who", "kind", "from", "review", "note"].map(text);
    const found: Wrong[] = [
      ...(guardianId ? [] : [{ field: ids.who, words: t`Choose about whom it is.` }]),
      ...(kind ? [] : [{ field: ids.kind, words: t`Choose what the court said.` }]),
      ...(effectiveOn ? [] : [{ field: ids.from, words: t`Write the date from which it holds.` }]),
    ];
    setWrong(found);
    if (found.length > 0) return;
    const body = { guardianId, kind, effectiveOn, ...(reviewOn && { reviewOn }), ...(note && { note }) };
    const saved = await act(t`Saved. It holds from its date. Ask a second person to confirm it.`, () =>
      api.send("POST", `/learners/${learnerId}/court-documents`, body),
    );
    if (saved) form.current?.reset();
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary wrong={wrong} />
      <Field id={ids.who} label={<Trans>About whom</Trans>} wrong={wordsFor(ids.who)}>
        {(props) => (
          <select {...props} name="who" defaultValue="">
            <option value="">{t`Choose`}</option>
            {adults.map((id) => (
              <option key={id} value={id}>
                {family.names.get(id) ?? t`Adult without a name here`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="court-kinds">
        <legend>
          <Trans>What the court said</Trans>
        </legend>
        {wordsFor(ids.kind) && <p className="wrong">{wordsFor(ids.kind)}</p>}
        {courtKinds.map((kind, place) => (
          <label key={kind} className="check">
            <input type="radio" name="kind" value={kind} {...(place === 0 && { id: ids.kind })} />
            <span>
              <strong>{words[kind].title}</strong>
              <span className="quiet">{words[kind].effect}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field id={ids.from} label={<Trans>Holds from</Trans>} wrong={wordsFor(ids.from)}>
        {(props) => <input {...props} name="from" type="date" defaultValue={installation.today} />}
      </Field>
      <Field
        id={ids.review}
        label={<Trans>Look at it again on (may stay empty)</Trans>}
        hint={<Trans>The date reminds you. It restores nothing.</Trans>}
      >
        {(props) => <input {...props} name="review" type="date" />}
      </Field>
      <Field
        id={ids.note}
        label={<Trans>Where the paper is (may stay empty)</Trans>}
        hint={<Trans>Court, number, shelf. Only those who keep the record read it.</Trans>}
      >
        {(props) => <textarea {...props} name="note" rows={2} maxLength={2_000} />}
      </Field>
      <button type="submit" className="button filled">
        <Trans>Enter it: it holds from its date</Trans>
      </button>
    </form>
  );
}
