import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { api } from "../api.ts";
import { Field } from "../shell/Field.tsx";
import { useActing } from "../shell/use-acting.ts";
import { quietQuery } from "./queries.ts";

/** When nobody is told of a message: a school's decision, for everybody alike. */
export function QuietHours() {
  const { t } = useLingui();
  const id = useId();
  const { data: quiet } = useQuery(quietQuery);
  const { told, act } = useActing([quietQuery.queryKey]);
  if (!quiet) return null;
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { startsAt: form.get("startsAt"), endsAt: form.get("endsAt") };
    void act(t`Quiet hours are set.`, () => api.send("PUT", "/quiet-hours", body));
  };
  const times = [
    { name: "startsAt", label: t`From`, value: quiet.startsAt },
    { name: "endsAt", label: t`Until`, value: quiet.endsAt },
  ];
  return (
    <form className="panel" onSubmit={save}>
      <h2>
        <Trans>Quiet hours</Trans>
      </h2>
      <p className="quiet">
        <Trans>
          A message is there at once. Between these times nobody is told of it. The same time twice is none.
        </Trans>
      </p>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {times.map(({ name, label, value }) => (
        <Field key={name} id={`${id}-${name}`} label={label}>
          {(props) => <input {...props} key={value} type="time" name={name} required defaultValue={value} />}
        </Field>
      ))}
      <button type="submit" className="button">
        <Trans>Set quiet hours</Trans>
      </button>
    </form>
  );
}
