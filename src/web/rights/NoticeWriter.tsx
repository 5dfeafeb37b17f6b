import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import type { NoticeForm } from "../../privacy/annual-notice.ts";
import { directoryItems, itemWords } from "../../privacy/directory.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";

interface Props {
  readonly organizationId: string;
  /** The notice before: this year's begins as a copy of it. */
  readonly last: NoticeForm | undefined;
  readonly act: Act;
}

/** What a district fills in for its yearly notice. */
export function NoticeWriter({ organizationId, last, act }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [wrong, setWrong] = useState<string>();
  const officials: Readonly<Record<NoticeForm["officials"][number], string>> = {
    board: t`Members of the school board`,
    contractors: t`Contractors with a signed agreement`,
    volunteers: t`Volunteers`,
    officers: t`School resource officers`,
  };
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    const form = {
      office: text("office"),
      address: text("address"),
      ...(text("phone") && { phone: text("phone") }),
      ...(text("email") && { email: text("email") }),
      officials: given.getAll("officials"),
      directory: given.getAll("directory"),
      objectDays: Number(text("objectDays")),
      forwardsRecords: given.has("forwardsRecords"),
      surveys: text("survey") && text("surveyOn") ? [{ name: text("survey"), on: text("surveyOn") }] : [],
    };
    if (!form.office || !form.address) return setWrong(t`Say which office answers, and where it is.`);
    setWrong(undefined);
    await act(t`Saved as a draft. Read it, then publish it.`, () =>
      api.send("POST", "/annual-notices", { organizationId, form }),
    );
  };
  const [survey] = last?.surveys ?? [];
  return (
    <details className="no-print" open={!last}>
      <summary>{last ? t`Write the next one` : t`Write the first one`}</summary>
      <form noValidate onSubmit={(event) => void save(event)}>
        {wrong && (
          <p className="notice error" role="alert">
            {wrong}
          </p>
        )}
        <Field id={`${id}-office`} label={t`Office that answers`}>
          {(props) => <input {...props} name="office" defaultValue={last?.office} maxLength={300} />}
        </Field>
        <Field id={`${id}-address`} label={t`Its address`}>
          {(props) => <input {...props} name="address" defaultValue={last?.address} maxLength={300} />}
        </Field>
        <Field id={`${id}-phone`} label={t`Phone`}>
          {(props) => <input {...props} name="phone" defaultValue={last?.phone} maxLength={300} />}
        </Field>
        <Field id={`${id}-email`} label={t`Email`}>
          {(props) => <input {...props} name="email" type="email" defaultValue={last?.email} maxLength={254} />}
        </Field>
        <fieldset className="directory-choice">
          <legend>{t`School officials beside the staff`}</legend>
          {(["board", "contractors", "volunteers", "officers"] as const).map((each) => (
            <label key={each}>
              <input type="checkbox" name="officials" value={each} defaultChecked={last?.officials.includes(each)} />{" "}
              {officials[each]}
            </label>
          ))}
        </fieldset>
        <fieldset className="directory-choice">
          <legend>{t`Directory information`}</legend>
          {directoryItems.map((each) => (
            <label key={each}>
              <input type="checkbox" name="directory" value={each} defaultChecked={last?.directory.includes(each)} />{" "}
              {say(itemWords[each])}
            </label>
          ))}
        </fieldset>
        <Field id={`${id}-days`} label={t`Days in which families may object before anything is listed`}>
          {(props) => (
            <input {...props} name="objectDays" type="number" min={5} max={90} defaultValue={last?.objectDays ?? 14} />
          )}
        </Field>
        <label>
          <input type="checkbox" name="forwardsRecords" defaultChecked={last?.forwardsRecords ?? true} />{" "}
          <Trans>Records go to a new school when it asks</Trans>
        </label>
        <Field id={`${id}-survey`} label={t`A planned survey about private matters that is not under Questionnaires`}>
          {(props) => <input {...props} name="survey" defaultValue={survey?.name} maxLength={300} />}
        </Field>
        <Field id={`${id}-survey-on`} label={t`About when`}>
          {(props) => <input {...props} name="surveyOn" type="date" defaultValue={survey?.on} />}
        </Field>
        <button type="submit" className="button dense">
          <Trans>Save the draft</Trans>
        </button>
      </form>
    </details>
  );
}
