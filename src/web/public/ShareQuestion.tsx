import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import type { ShareAsks } from "../../privacy/share.ts";
import { api, reasonOf } from "../api.ts";
import { Field } from "../shell/Field.tsx";

interface Props {
  readonly asks: ShareAsks;
  readonly token: string;
  readonly onOpened: () => Promise<unknown>;
}

/** What a recipient answers before anything is shown. */
export function ShareQuestion({ asks: { asks, hint }, token, onOpened }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [isSent, setSent] = useState(false);
  const [given, setGiven] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [picked, setPicked] = useState<ShareAsks["asks"][number]>();
  const way = picked ?? asks[0];
  const pick = (next: ShareAsks["asks"][number]) => {
    setPicked(next);
    setGiven("");
    setWrong(undefined);
  };
  const trying = async (run: () => Promise<unknown>) => {
    setWrong(undefined);
    await run().catch((error: unknown) => setWrong(reasonOf(error)));
  };
  const sendCode = () =>
    trying(async () => {
      await api.send("POST", "/shared/code", { token });
      setSent(true);
    });
  const open = (event: FormEvent) => {
    event.preventDefault();
    const answer = way === "mail" ? { code: given } : way === undefined ? {} : { answer: given };
    return trying(async () => {
      await api.send("POST", "/shared/open", { token, ...answer });
      await onOpened();
    });
  };
  return (
    <section className="panel shared-question">
      <h1>
        <Trans>A family shares something with you</Trans>
      </h1>
      {asks.length > 1 && (
        <fieldset className="shared-ways">
          <legend>
            <Trans>How would you like to show who you are?</Trans>
          </legend>
          {asks.map((each) => (
            <label key={each}>
              <input type="radio" name="way" checked={each === way} onChange={() => pick(each)} />
              {each === "mail" ? (
                <Trans>With a code by mail</Trans>
              ) : each === "birth-date" ? (
                <Trans>With the learner's birth date</Trans>
              ) : (
                <Trans>With the word you agreed on</Trans>
              )}
            </label>
          ))}
        </fieldset>
      )}
      {way === "mail" && !isSent ? (
        <>
          <p>
            <Trans>To open it, let us send a code to the mail address that the family gave.</Trans>
          </p>
          <p>
            <button type="button" className="button filled" onClick={() => void sendCode()}>
              <Trans>Send me the code</Trans>
            </button>
          </p>
        </>
      ) : (
        <form onSubmit={(event) => void open(event)} noValidate>
          {way !== undefined && (
            <Field
              id={id}
              label={
                way === "mail"
                  ? t`The code from the mail`
                  : way === "birth-date"
                    ? t`The learner's birth date`
                    : t`The word you agreed on`
              }
              hint={way === "mail" ? <Trans>Six digits. It comes within a minute and works for ten.</Trans> : hint}
            >
              {(field) => (
                <input
                  {...field}
                  type={way === "birth-date" ? "date" : "text"}
                  inputMode={way === "mail" ? "numeric" : undefined}
                  autoComplete={way === "mail" ? "one-time-code" : "off"}
                  value={given}
                  onChange={({ target }) => setGiven(target.value)}
                />
              )}
            </Field>
          )}
          <p>
            <button type="submit" className="button filled">
              <Trans context="what is shared">Open</Trans>
            </button>
          </p>
        </form>
      )}
      {wrong && (
        <p className="notice error" role="alert">
          {wrong}
        </p>
      )}
      <p className="quiet">
        <Trans>The family sees when you opened it, and on what kind of device. Nothing else about you is kept.</Trans>
      </p>
    </section>
  );
}
