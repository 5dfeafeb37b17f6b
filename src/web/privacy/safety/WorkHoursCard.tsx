import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId } from "react";
import { localeOf } from "../../../kernel/words.ts";
import type { WorkHours } from "../../../privacy/unusual.ts";
import { api } from "../../api.ts";
import { spoken } from "../../language.tsx";
import { Field } from "../../shell/Field.tsx";
import type { Act } from "../../shell/use-acting.ts";

interface Props {
  readonly hours: WorkHours;
  readonly maySet: boolean;
  readonly act: Act;
}

const hourInWords = (hour: number) =>
  new Intl.DateTimeFormat(localeOf[spoken()], { timeStyle: "short", timeZone: "UTC" }).format(hour * 3_600_000);
const hoursOfDay = Array.from({ length: 25 }, (_, hour) => hour);

/** When looks are nothing to ask about: read by leaders, set by an administrator. */
export function WorkHoursCard({ hours, maySet, act }: Props) {
  const { t } = useLingui();
  const ids = { from: useId(), until: useId() };
  const [from, until] = [hourInWords(hours.fromHour), hourInWords(hours.untilHour)];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const body: WorkHours = {
      fromHour: Number(given.get("from")),
      untilHour: Number(given.get("until")),
      countsDaysOff: given.get("daysOff") === "on",
    };
    void act(t`Saved. It counts from tomorrow's report on.`, () => api.send("PUT", "/work-hours", body));
  };
  const pick = (name: "from" | "until", among: readonly number[], chosen: number, label: string) => (
    <Field id={ids[name]} label={label}>
      {(props) => (
        <select {...props} name={name} defaultValue={chosen}>
          {among.map((hour) => (
            <option key={hour} value={hour}>
              {hourInWords(hour)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <section className="panel safety-card">
      <h2>
        <Trans>Hours of work</Trans>
      </h2>
      {maySet ? (
        <form onSubmit={submit}>
          {pick("from", hoursOfDay.slice(0, 24), hours.fromHour, t`From`)}
          {pick("until", hoursOfDay.slice(1), hours.untilHour, t`Until`)}
          <label className="check">
            <input type="checkbox" name="daysOff" defaultChecked={hours.countsDaysOff} />
            <span>
              <Trans>Weekends and holidays of the school's calendar count as outside</Trans>
            </span>
          </label>
          <button type="submit" className="button dense">
            <Trans>Save</Trans>
          </button>
        </form>
      ) : (
        <p>
          <Trans>
            From {from} to {until}, in the district's time.
          </Trans>{" "}
          {hours.countsDaysOff && <Trans>Weekends and holidays of the school's calendar count as outside.</Trans>}
        </p>
      )}
    </section>
  );
}
