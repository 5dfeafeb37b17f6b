import "./office.css";
import "./accounts.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { AccountList } from "./AccountList.tsx";
import { CopyLine } from "./CopyLine.tsx";
import { GiveAccount } from "./GiveAccount.tsx";

/** A one-time link on its way to somebody. */
export interface FreshLink {
  readonly email: string;
  readonly path: string;
}

/** Who may sign in, in which hats. A one-time link is shown here once, and nowhere again. */
export function Accounts() {
  const { t } = useLingui();
  useTitle(t`Accounts`);
  const { told, act } = useActing([["accounts"]]);
  const [link, setLink] = useState<FreshLink>();
  return (
    <div className="office-page">
      <header>
        <h1>
          <Trans>Accounts</Trans>
        </h1>
        <p className="lead">
          <Trans>Who may sign in, and in which roles. You see no learner's data here.</Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {link && (
        <section className="panel office-panel fresh-link">
          <h2>
            <Trans>One-time link for {link.email}</Trans>
          </h2>
          <p>
            <Trans>
              Send it to this person only. It sets a password, works once and for 7 days, and is not shown again.
            </Trans>
          </p>
          <CopyLine text={`${window.location.origin}${link.path}`} label={t`the one-time link`} />
        </section>
      )}
      <GiveAccount act={act} onLink={setLink} />
      <AccountList act={act} onLink={setLink} />
    </div>
  );
}
