import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import type { Keep, RetentionRule } from "../../entry/retention.ts";
import { api } from "../api.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";

interface Props {
  readonly schedule: readonly RetentionRule[];
  readonly titleOf: (kind: string) => string;
  readonly organizationId: string;
  readonly act: Act;
}

/** Keeps a kind for another time than the schedule that ships, with the reason that families and certificates then read. */
export function KeepForm({ schedule, titleOf, organizationId, act }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [how, setHow] = useState("afterLeavingYears");
  const [wrong, setWrong] = useState<{ years?: string; reason?: string }>({});
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [kind = "", years = "", reason = ""] = ["kind", "years", "reason"].map((name) =>
      String(form.get(name) ?? "").trim(),
    );
    const found = {
      ...(how !== "always" && !/^\d{1,2}$/.test(years) && { years: t`Write the years as a number, 0 to 99.` }),
      ...(reason === "" && { reason: t`Say why: it stands in the schedule.` }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const keep: Keep =
      how === "always" ? "always" : how === "years" ? { years: Number(years) } : { afterLeavingYears: Number(years) };
    await act(t`Saved. The schedule holds from now on.`, () =>
      api.send("PUT", `/retention/${organizationId}/kinds/${kind}`, { keep, reason }),
    );
  };
  return (
    <form noValidate className="keep-form" onSubmit={(event) => void save(event)}>
      <Field id={`${id}-kind`} label={t`Kind`}>
        {(props) => (
          <select {...props} name="kind">
            {schedule.map(({ kind }) => (
              <option key={kind} value={kind}>
                {titleOf(kind)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={`${id}-how`} label={t`How long`}>
        {(props) => (
          <select {...props} value={how} onChange={({ currentTarget }) => setHow(currentTarget.value)}>
            <option value="afterLeavingYears">{t`Years after leaving`}</option>
            <option value="years">{t`Years after each item`}</option>
            <option value="always">{t`Without an end`}</option>
          </select>
        )}
      </Field>
      {how !== "always" && (
        <Field id={`${id}-years`} label={t`Years`} wrong={wrong.years}>
          {(props) => <input {...props} name="years" inputMode="numeric" autoComplete="off" />}
        </Field>
      )}
      <Field id={`${id}-reason`} label={t`Why`} hint={t`Families and certificates show it.`} wrong={wrong.reason}>
        {(props) => <input {...props} name="reason" maxLength={500} autoComplete="off" />}
      </Field>
      <button type="submit" className="button dense">
        <Trans>Set it</Trans>
      </button>
    </form>
  );
}
