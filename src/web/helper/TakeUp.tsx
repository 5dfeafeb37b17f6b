import "../identity/sign-in.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { api, reasonOf } from "../api.ts";
import { forgetEverything } from "../queries.ts";
import { Mark } from "../shell/Mark.tsx";

/** The secret stands behind the #, which no server and no log ever sees. */
const tokenHere = () => encodeURIComponent(window.location.hash.slice(1)) || "none";

/** A helper's link: who it is for, and the account with which they take it up. */
export function TakeUp() {
  const { t } = useLingui();
  const ids = { email: useId(), password: useId(), hint: useId() };
  const wrongRef = useRef<HTMLParagraphElement>(null);
  const [wrong, setWrong] = useState<string>();
  const navigate = useNavigate();
  const token = tokenHere();
  const invitation = useQuery({
    queryKey: ["helper-invitation", token],
    queryFn: () => api.get<{ name: string }>(`/helper-invitations/${token}`),
    retry: false,
  });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const order = { email: String(form.get("email")).trim(), password: String(form.get("password")) };
    if (!order.email || !order.password) {
      flushSync(() => setWrong(t`Write your email and a password.`));
      wrongRef.current?.focus();
      return;
    }
    try {
      await api.send("POST", `/helper-invitations/${token}`, order);
      forgetEverything();
      await navigate({ to: "/", replace: true });
    } catch (error) {
      // With the words, or it would leave the field that somebody is typing in again.
      flushSync(() => setWrong(reasonOf(error)));
      wrongRef.current?.focus();
    }
  };
  if (invitation.isPending) return <main className="sign-in" />;
  if (invitation.isError)
    return (
      <main className="sign-in" id="content">
        <section>
          <h1>
            <Trans>This link has ended</Trans>
          </h1>
          <p>
            <Trans>It works once, for 14 days. Ask who sent it for a new one.</Trans>
          </p>
        </section>
      </main>
    );
  return (
    <main className="sign-in" id="content">
      <form className="panel" onSubmit={(event) => void submit(event)} noValidate>
        <div className="sign-in-mark">
          <Mark size={44} />
          <h1>
            <Trans>Thank you for helping</Trans>
          </h1>
          <p>
            <bdi>{invitation.data.name}</bdi>
          </p>
        </div>
        {wrong && (
          <p className="notice error" role="alert" tabIndex={-1} ref={wrongRef}>
            {wrong}
          </p>
        )}
        <div className="field">
          <label htmlFor={ids.email}>
            <Trans>Your email</Trans>
          </label>
          <input id={ids.email} name="email" type="email" autoComplete="username" required />
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
            aria-describedby={ids.hint}
          />
          <p className="quiet" id={ids.hint}>
            <Trans>If you have an account here, its password. If not, choose one with at least 10 characters.</Trans>
          </p>
        </div>
        <button className="button filled" type="submit">
          <Trans>Go on</Trans>
        </button>
      </form>
    </main>
  );
}
