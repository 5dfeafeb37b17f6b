import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { keptBeside } from "../../entry/retention.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import { retentionQuery } from "./queries.ts";

interface Props {
  readonly district: { readonly id: string; readonly name: string };
  readonly act: Act;
}

/** What is no longer kept, counted by kind and year, and the proposal to destroy it. */
export function DueForm({ district, act }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { data } = useSuspenseQuery(retentionQuery(district.id));
  const [wrong, setWrong] = useState<string>();
  const byKind = [...Map.groupBy(data.due, ({ kind }) => kind)];
  if (byKind.length === 0)
    return (
      <p>
        <Trans>Nothing is due. What the schedule no longer keeps will be counted here.</Trans>
      </p>
    );
  const propose = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const kinds = form.getAll("kinds");
    const reason = String(form.get("reason") ?? "").trim();
    if (kinds.length === 0 || reason === "") return setWrong(t`Choose what, and say why.`);
    setWrong(undefined);
    await act(t`Proposed. Families are told; a second person confirms in 45 days or later.`, () =>
      api.send("POST", "/disposals", { organizationId: district.id, kinds, reason }),
    );
  };
  return (
    <form noValidate onSubmit={(event) => void propose(event)}>
      {wrong && (
        <p className="notice error" role="alert">
          {wrong}
        </p>
      )}
      <fieldset className="directory-choice">
        <legend>{t`No longer kept`}</legend>
        {byKind.map(([kind, counts]) => {
          const title = (kindOf(kind) ?? keptBeside[kind])?.title;
          const years = counts.map(({ year }) => year);
          const span = [...new Set([Math.min(...years), Math.max(...years)])].join("-");
          const entries = counts.reduce((sum, each) => sum + each.entries, 0);
          return (
            <label key={kind}>
              <input type="checkbox" name="kinds" value={kind} /> {title ? say(title) : kind}, {span}:{" "}
              <Plural value={entries} one="# entry" other="# entries" />
            </label>
          );
        })}
      </fieldset>
      <Field id={`${id}-reason`} label={t`Why`} hint={t`It stands in the certificate.`}>
        {(props) => <input {...props} name="reason" maxLength={500} autoComplete="off" />}
      </Field>
      <button type="submit" className="button dense">
        <Trans>Propose to destroy it</Trans>
      </button>
    </form>
  );
}
