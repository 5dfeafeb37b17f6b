import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { type FormEvent, useRef, useState } from "react";
import { ApiProblem, api, reasonOf } from "../api.ts";
import { ErrorSummary, type Wrong } from "../shell/ErrorSummary.tsx";
import { Field } from "../shell/Field.tsx";

const shortest = 10;

/** Changes the password; whoever is signed in elsewhere with the old one is out. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useLingui();
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const [isSaved, setSaved] = useState(false);
  const wordsFor = (field: string) => wrong.find((each) => each.field === field)?.words;

  const problemOf = (error: unknown): Wrong => {
    if (!(error instanceof ApiProblem)) return { field: "password-now", words: reasonOf(error) };
    if (error.slug === "sign-in-refused")
      return { field: "password-now", words: t`This is not your password now. Type it again.` };
    const minutes = Math.ceil((error.retryAfter ?? 60) / 60);
    if (error.slug === "sign-in-paused")
      return {
        field: "password-now",
        words: t`Too many tries. Wait ${plural(minutes, { one: "# minute", other: "# minutes" })}, then try again.`,
      };
    return { field: "password-new", words: error.detail ?? error.message };
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [password, newPassword] = [String(given.get("now")), String(given.get("new"))];
    const found: Wrong[] = [
      ...(password ? [] : [{ field: "password-now", words: t`Type the password you have now.` }]),
      ...(newPassword.length >= shortest
        ? []
        : [{ field: "password-new", words: t`Choose at least ${shortest} characters.` }]),
    ];
    setSaved(false);
    setWrong(found);
    if (found.length > 0) return;
    try {
      await api.send("PUT", "/session/password", { password, newPassword });
      form.current?.reset();
      setSaved(true);
      announce(t`Saved. Your new password holds now.`);
    } catch (error) {
      setWrong([problemOf(error)]);
    }
  };

  return (
    <form className="panel account-panel" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <h2>
        <Trans>Password</Trans>
      </h2>
      <ErrorSummary wrong={wrong} />
      {isSaved && (
        <p className="notice saved">
          <Trans>Saved. Your new password holds now. You are signed out everywhere else.</Trans>
        </p>
      )}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field id="password-now" label={<Trans>Password now</Trans>} wrong={wordsFor("password-now")}>
        {(props) => <input {...props} name="now" type="password" autoComplete="current-password" />}
      </Field>
      <Field
        id="password-new"
        label={<Trans>New password</Trans>}
        hint={<Trans>At least 10 characters. A few words in a row are good.</Trans>}
        wrong={wordsFor("password-new")}
      >
        {(props) => <input {...props} name="new" type="password" autoComplete="new-password" />}
      </Field>
      <button type="submit" className="button filled">
        <Trans>Change the password</Trans>
      </button>
    </form>
  );
}
