import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { keepWords, type RetentionRule } from "../../entry/retention.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";
import { sessionQuery } from "../queries.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import { retentionQuery } from "./queries.ts";

/** The schedule, a line a kind with its source; an administrator sets another time, with a reason. */
export function ScheduleTable({ organizationId, act }: { organizationId: string; act: Act }) {
  const { data } = useSuspenseQuery(retentionQuery(organizationId));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const titleOf = (kind: string) => {
    const title = kindOf(kind)?.title;
    return title ? say(title) : kind;
  };
  return (
    <details>
      <summary>
        <Trans>How long each kind is kept</Trans>
      </summary>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Kind</Trans>
              </th>
              <th scope="col">
                <Trans>Kept</Trans>
              </th>
              <th scope="col">
                <Trans>Source</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.schedule.map(({ kind, keep, source }) => (
              <tr key={kind}>
                <th scope="row">{titleOf(kind)}</th>
                <td>{say(keepWords(keep))}</td>
                <td>{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {session?.hat?.capacity === "administrator" && (
        <RuleForm schedule={data.schedule} titleOf={titleOf} organizationId={organizationId} act={act} />
      )}
    </details>
  );
}

interface FormProps {
  readonly schedule: readonly RetentionRule[];
  readonly titleOf: (kind: string) => string;
  readonly organizationId: string;
  readonly act: Act;
}

function RuleForm({ schedule, titleOf, organizationId, act }: FormProps) {
  const { t } = useLingui();
  const id = useId();
  const [wrong, setWrong] = useState<string>();
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [kind = "", years = "", reason = ""] = ["kind", "years", "reason"].map((name) =>
      String(form.get(name) ?? "").trim(),
    );
    if (reason === "") return setWrong(t`Say why: it stands in the schedule.`);
    setWrong(undefined);
    const keep = years === "" ? "always" : { afterLeavingYears: Number(years) };
    await act(t`Saved. The schedule holds from now on.`, () =>
      api.send("PUT", `/retention/${organizationId}/kinds/${kind}`, { keep, reason }),
    );
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      {wrong && (
        <p className="notice error" role="alert">
          {wrong}
        </p>
      )}
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
      <Field id={`${id}-years`} label={t`Years after leaving`} hint={t`Nothing here means without an end.`}>
        {(props) => <input {...props} name="years" type="number" min={0} max={100} />}
      </Field>
      <Field id={`${id}-reason`} label={t`Why`}>
        {(props) => <input {...props} name="reason" maxLength={500} autoComplete="off" />}
      </Field>
      <button type="submit" className="button dense">
        <Trans>Set it</Trans>
      </button>
    </form>
  );
}
