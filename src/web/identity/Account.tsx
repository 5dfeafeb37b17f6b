import "./account.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { NoticeChoice } from "../notices/NoticeChoice.tsx";
import { sessionQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { PasswordForm } from "./PasswordForm.tsx";

/** What belongs to the account whatever the role: its language, how mail tells it, and its password. */
export function Account() {
  const { t } = useLingui();
  const { data: session } = useSuspenseQuery(sessionQuery);
  useTitle(t`Your account`);
  return (
    <div className="account-page">
      <header>
        <h1>
          <Trans>Your account</Trans>
        </h1>
        <p className="quiet">{session?.email}</p>
      </header>
      <LanguageChoice />
      {session && <NoticeChoice way={session.notices} />}
      <PasswordForm email={session?.email ?? ""} />
    </div>
  );
}
