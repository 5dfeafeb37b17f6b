import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { api } from "../api.ts";
import { installationQuery } from "../queries.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";

interface Props {
  readonly state: "hearing-asked" | "hearing-set";
  readonly path: string;
  readonly act: Act;
}

/** Sets when, where and before whom a family is heard; or another day for it. */
export function HearingForm({ state, path, act }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const [wrong, setWrong] = useState<string>();
  const set = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [on = "", time = "", place = "", presides = ""] = ["on", "time", "place", "presides"].map((name) =>
      String(form.get(name) ?? "").trim(),
    );
    if (!on || !place || !presides) return setWrong(t`Say when, where and before whom.`);
    setWrong(undefined);
    await act(t`Saved. The family is told at once.`, () =>
      api.send("POST", path, { state: "hearing-set", hearing: { on, place, presides, ...(time && { time }) } }),
    );
  };
  return (
    <details open={state === "hearing-asked"}>
      <summary>{state === "hearing-asked" ? t`Set the hearing` : t`Set another day`}</summary>
      <form noValidate onSubmit={(event) => void set(event)}>
        {wrong && (
          <p className="notice error" role="alert">
            {wrong}
          </p>
        )}
        <Field id={`${id}-on`} label={t`Day`}>
          {(props) => <input {...props} name="on" type="date" min={installation.today} />}
        </Field>
        <Field id={`${id}-time`} label={t`Time`}>
          {(props) => <input {...props} name="time" type="time" />}
        </Field>
        <Field id={`${id}-place`} label={t`Place`}>
          {(props) => <input {...props} name="place" maxLength={300} autoComplete="off" />}
        </Field>
        <Field
          id={`${id}-presides`}
          label={t`Who holds it`}
          hint={t`Somebody without a stake in it, and not who left it as it is. The law asks for that (34 CFR 99.22).`}
        >
          {(props) => <input {...props} name="presides" maxLength={120} autoComplete="off" />}
        </Field>
        <button type="submit" className="button filled dense">
          <Trans>Set it and tell the family</Trans>
        </button>
      </form>
    </details>
  );
}
