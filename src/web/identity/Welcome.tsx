import "./sign-in.css";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { SessionView } from "../../identity/hat.ts";
import { api, reasonOf } from "../api.ts";
import { forgetEverything, queryClient, sessionQuery } from "../queries.ts";
import { Mark } from "../shell/Mark.tsx";

/** The secret stands behind the #, which no server and no log ever sees. */
const tokenHere = () => encodeURIComponent(window.location.hash.slice(1));

/** A one-time link: set a first password, or become the first administrator. */
export function Welcome() {
  const ids = { email: useId(), password: useId(), hint: useId() };
  const wrongRef = useRef<HTMLParagraphElement>(null);
  const [wrong, setWrong] = useState<string>();
  const navigate = useNavigate();
  const token = tokenHere();
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => api.get<{ email?: string; makesAdministrator: boolean }>(`/invitations/${token || "none"}`),
    retry: false,
  });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      const email = form.get("email");
      const session = await api.send<SessionView>("POST", `/invitations/${token}`, {
        ...(email && { email }),
        password: form.get("password"),
      });
      forgetEverything();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: "/", replace: true });
    } catch (error) {
      // With the words, or it would leave the field that somebody is typing in again.
      flushSync(() => setWrong(reasonOf(error)));
      wrongRef.current?.focus();
    }
  };

  if (invitation.isPending) return <main className="sign-in" />;
  if (invitation.isError) {
    return (
      <main className="sign-in" id="content">
        <section>
          <h1>
            <Trans>This link has ended</Trans>
          </h1>
          <p>
            <Trans>It works once, for a few days. Ask who sent it for a new one.</Trans>
          </p>
        </section>
      </main>
    );
  }
  const { makesAdministrator, email } = invitation.data;
  return (
    <main className="sign-in" id="content">
      <form className="panel" onSubmit={(event) => void submit(event)} noValidate>
        <div className="sign-in-mark">
          <Mark size={44} />
          <h1>{makesAdministrator ? <Trans>Become the administrator</Trans> : <Trans>Welcome to Daypack</Trans>}</h1>
          {email && <p>{email}</p>}
        </div>
        {wrong && (
          <p className="notice error" role="alert" tabIndex={-1} ref={wrongRef}>
            {wrong}
          </p>
        )}
        {makesAdministrator && (
          <div className="field">
            <label htmlFor={ids.email}>
              <Trans>Your email</Trans>
            </label>
            <input id={ids.email} name="email" type="email" autoComplete="username" required />
          </div>
        )}
        <div className="field">
          <label htmlFor={ids.password}>
            <Trans>Choose a password</Trans>
          </label>
          <input
            id={ids.password}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            aria-describedby={ids.hint}
          />
          <p className="quiet" id={ids.hint}>
            <Trans>At least 10 characters. A few words in a row are good.</Trans>
          </p>
        </div>
        <button className="button filled" type="submit">
          <Trans>Go on</Trans>
        </button>
      </form>
    </main>
  );
}
