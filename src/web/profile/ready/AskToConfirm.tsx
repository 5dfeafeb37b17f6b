import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import type { VerificationRequest } from "../../../profile/verification-request.ts";
import { api } from "../../api.ts";
import type { View } from "../../entry/open.ts";
import { QrCode } from "../../helper/QrCode.tsx";
import { spoken } from "../../language.tsx";
import { CopyLine } from "../../server/CopyLine.tsx";
import { Field } from "../../shell/Field.tsx";
import { useActing } from "../../shell/use-acting.ts";

interface Props {
  readonly view: View;
  readonly entryId: string;
  readonly name: string;
  readonly organization: string;
  readonly label: string;
  readonly waiting: readonly VerificationRequest[];
}

/** Makes a link for one person outside: shown once, as text and as a square to photograph, or mailed. */
export function AskToConfirm({ view, entryId, name, organization, label, waiting }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { told, act } = useActing([["learner", view.learner.id, "verification-requests"]]);
  const [link, setLink] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const path = `/learners/${view.learner.id}/verification-requests`;
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (field: string) => String(data.get(field) ?? "").trim();
    if (text("name") === "" || text("organization") === "") {
      setWrong(t`Write who is asked, and where they work.`);
      return;
    }
    setWrong(undefined);
    await act(t`The link is made. It works once, for 30 days.`, async () => {
      const { token } = await api.send<{ token: string }>("POST", path, {
        ...{ entryId, name: text("name"), organization: text("organization"), language: spoken() },
        ...(text("email") && { email: text("email") }),
      });
      setLink(`${window.location.origin}/confirm#${token}`);
    });
  };
  const end = (requestId: string) =>
    act(t`The link opens nothing any more.`, async () => {
      await api.send("DELETE", `${path}/${requestId}`);
      setLink(undefined);
    });
  return (
    <details className="no-print">
      <summary>{label}</summary>
      {told && <p className={`notice ${told.isWrong ? "error" : "saved"}`}>{told.words}</p>}
      {link && (
        <div className="confirm-link">
          <QrCode text={link} label={t`The link, to be photographed`} />
          <CopyLine text={link} label={t`the link`} />
        </div>
      )}
      {waiting.map(({ id: requestId, name: who }) => (
        <p key={requestId}>
          <button type="button" className="button dense" onClick={() => void end(requestId)}>
            <Trans>Take back the link for {who}</Trans>
          </button>
        </p>
      ))}
      <form noValidate onSubmit={(event) => void ask(event)} className="goal-form">
        <p className="quiet">
          <Trans>
            Whoever has the link reads the name, what was done, where, and for how long. Nothing else. Each time it is
            opened stands in the log.
          </Trans>
        </p>
        <Field id={`${id}-name`} label={t`Who can confirm it`} wrong={wrong}>
          {(props) => <input {...props} name="name" defaultValue={name} maxLength={300} autoComplete="off" />}
        </Field>
        <Field id={`${id}-organization`} label={t`Where they work`}>
          {(props) => (
            <input {...props} name="organization" defaultValue={organization} maxLength={300} autoComplete="off" />
          )}
        </Field>
        <Field
          id={`${id}-email`}
          label={t`Their email (may stay empty)`}
          hint={t`The mail holds only the link. Or hand the link over yourself.`}
        >
          {(props) => <input {...props} name="email" type="email" maxLength={254} autoComplete="off" />}
        </Field>
        <button type="submit" className="button">
          <Trans>Make the link</Trans>
        </button>
      </form>
    </details>
  );
}
