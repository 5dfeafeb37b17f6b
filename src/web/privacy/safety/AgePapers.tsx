import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { dateInWords } from "../../../kernel/words.ts";
import { ageKinds } from "../../../privacy/age.ts";
import { api } from "../../api.ts";
import { spoken } from "../../language.tsx";
import { Field } from "../../shell/Field.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { Papers } from "./Papers.tsx";
import { agePapersQuery } from "./queries.ts";

/** Papers that move the day on which a learner alone decides. They widen, so they count once two people have seen them. */
export function AgePapers({ learnerId, act }: { learnerId: string; act: Act }) {
  const { t } = useLingui();
  const ids = { kind: useId(), from: useId(), note: useId() };
  const { data: papers = [] } = useQuery(agePapersQuery(learnerId));
  const words = {
    emancipated: t`Emancipated: the learner decides before the birthday`,
    college: t`Goes to college: the learner decides before the birthday`,
    guardianship: t`Adult under guardianship: the guardian goes on deciding`,
  };
  const path = `/learners/${learnerId}/age-documents`;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const text = (field: string) => String(given.get(field) ?? "").trim();
    const body = { kind: text("kind"), effectiveOn: text("from"), ...(text("note") && { note: text("note") }) };
    void act(t`Saved. It counts once a second person confirms it.`, () => api.send("POST", path, body)).then(
      (saved) => saved && form.reset(),
    );
  };
  return (
    <section className="panel family-panel">
      <h2>
        <Trans>Whose the rights are</Trans>
      </h2>
      <ul role="list" className="family-list">
        {papers.map(({ id, kind, effectiveOn, note, enteredByYou, confirmedAt, liftedAt }) => (
          <li key={id}>
            <h3>{words[kind]}</h3>
            <p className="quiet">
              {[
                t`From ${dateInWords(effectiveOn, spoken(), "medium")}`,
                liftedAt ? t`lifted` : confirmedAt ? t`confirmed` : t`not confirmed yet, so it does not count`,
                note,
              ]
                .filter(Boolean)
                .join(", ")}
            </p>
            <Papers learnerId={learnerId} about={id} act={act} />
            {!liftedAt &&
              (enteredByYou ? (
                <p>
                  <Trans>You entered it, so somebody else of the office confirms and lifts it.</Trans>
                </p>
              ) : (
                <div className="family-acts no-print">
                  {(confirmedAt ? (["lift"] as const) : (["confirm", "lift"] as const)).map((how) => (
                    <button
                      key={how}
                      type="button"
                      className="button dense"
                      onClick={() => void act(t`Saved.`, () => api.send("POST", `${path}/${id}/${how}`))}
                    >
                      {how === "confirm" ? <Trans>Confirm: I have read the paper</Trans> : <Trans>Lift it</Trans>}
                    </button>
                  ))}
                </div>
              ))}
          </li>
        ))}
      </ul>
      <details className="no-print">
        <summary>
          <Trans>Enter a paper on emancipation, college or guardianship</Trans>
        </summary>
        <form onSubmit={submit}>
          <Field id={ids.kind} label={<Trans>What it says</Trans>}>
            {(props) => (
              <select {...props} name="kind" required defaultValue="">
                <option value="">{t`Choose`}</option>
                {ageKinds.map((each) => (
                  <option key={each} value={each}>
                    {words[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id={ids.from} label={<Trans>Holds from</Trans>}>
            {(props) => <input {...props} name="from" type="date" required />}
          </Field>
          <Field id={ids.note} label={<Trans>Where the paper is (may stay empty)</Trans>}>
            {(props) => <input {...props} name="note" maxLength={2_000} />}
          </Field>
          <button type="submit" className="button">
            <Trans>Enter it</Trans>
          </button>
        </form>
      </details>
    </section>
  );
}
