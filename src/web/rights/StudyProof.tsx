import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId } from "react";
import { api } from "../api.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";

/** Writing down that the party of a study attested the destruction. */
export function StudyProof({ studyId, act }: { studyId: string; act: Act }) {
  const { t } = useLingui();
  const id = useId();
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const body = { on: String(given.get("on")), proof: String(given.get("proof")).trim() };
    void act(t`Saved.`, () => api.send("POST", `/studies/${studyId}/destroyed`, body));
  };
  return (
    <form className="no-print" onSubmit={save}>
      <Field id={`${id}-on`} label={t`Destroyed on`}>
        {(props) => <input {...props} name="on" type="date" required />}
      </Field>
      <Field id={`${id}-proof`} label={t`Who attested it, how, and where the paper is`}>
        {(props) => <textarea {...props} name="proof" rows={2} required minLength={20} maxLength={2_000} />}
      </Field>
      <button type="submit" className="button dense">
        <Trans>What they got is destroyed</Trans>
      </button>
    </form>
  );
}
