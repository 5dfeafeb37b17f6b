import "./sign-in.css";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { type FormEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { SessionView } from "../../identity/hat.ts";
import { ApiProblem, api, reasonOf } from "../api.ts";
import { speak, spoken } from "../language.tsx";
import { forgetEverything, queryClient, sessionQuery } from "../queries.ts";
import { LanguageButton } from "../shell/LanguageButton.tsx";
import { Mark } from "../shell/Mark.tsx";

/** Only a place of our own: an address from outside must not be where a sign-in ends. */
const isOurs = (next: unknown): next is string => typeof next === "string" && /^\/(?!\/)/.test(next);

/** The first page, for everybody who has an account; afterwards it goes on to where one wanted to go. */
export function SignIn() {
  const { t } = useLingui();
  const ids = { email: useId(), password: useId(), wrong: useId() };
  const wrongRef = useRef<HTMLParagraphElement>(null);
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const router = useRouter();
  const { next } = useSearch({ strict: false }) as { next?: unknown }; // checked before use

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      const session = await api.send<SessionView>("POST", "/session", {
        email: form.get("email"),
        password: form.get("password"),
      });
      forgetEverything();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      if (session.language && session.language !== spoken()) await speak(session.language);
      if (isOurs(next)) router.history.push(next);
      else await navigate({ to: "/" });
    } catch (error) {
      const minutes = error instanceof ApiProblem && error.retryAfter ? Math.ceil(error.retryAfter / 60) : undefined;
      // With the words, or it would leave the field that somebody is typing in again.
      flushSync(() =>
        setWrong(
          minutes
            ? t`Too many tries. Wait ${plural(minutes, { one: "# minute", other: "# minutes" })}, then try again.`
            : reasonOf(error),
        ),
      );
      wrongRef.current?.focus();
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="sign-in" id="content">
      <div className="sign-in-language">
        <LanguageButton />
      </div>
      <form className="panel" onSubmit={(event) => void submit(event)} noValidate>
        <div className="sign-in-mark">
          <Mark size={44} />
          <h1>
            <Trans>Sign in to Daypack</Trans>
          </h1>
        </div>
        {wrong && (
          <p className="notice error" role="alert" tabIndex={-1} ref={wrongRef} id={ids.wrong}>
            {wrong}
          </p>
        )}
        <div className="field">
          <label htmlFor={ids.email}>
            <Trans>Email</Trans>
          </label>
          <input
            id={ids.email}
            name="email"
            type="email"
            autoComplete="username"
            required
            aria-describedby={wrong ? ids.wrong : undefined}
            aria-invalid={wrong ? true : undefined}
          />
        </div>
        <div className="field">
          <label htmlFor={ids.password}>
            <Trans>Password</Trans>
          </label>
          <input
            id={ids.password}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            aria-describedby={wrong ? ids.wrong : undefined}
            aria-invalid={wrong ? true : undefined}
          />
        </div>
        <button className="button filled" type="submit" aria-disabled={busy}>
          <Trans>Sign in</Trans>
        </button>
        <p className="quiet">
          <Trans>No password yet, or forgotten? The school office sends you a link.</Trans>
        </p>
      </form>
    </main>
  );
}
