import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AccountView } from "../../identity/account.ts";
import { api } from "../api.ts";
import type { Act } from "../shell/use-acting.ts";
import { ownAccountQuery } from "./queries.ts";

/**
 * For whoever came in as a sample person and imported real data: the password that all sample people had is gone, and this
 * session is the only way in until there is a new one.
 */
export function OwnPassword({ email, act }: { email: string; act: Act }) {
  const { data: account } = useQuery(ownAccountQuery(email));
  const [link, setLink] = useState<string>();
  if (account?.state !== "invited") return null;
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Set a password of your own now</Trans>
      </h2>
      <p>
        <Trans>
          The sample people are gone, because this is real data now. You are still signed in here, and nowhere else.
          Your next sign-in needs a new password.
        </Trans>
      </p>
      {link ? (
        <p>
          <a className="button filled" href={link}>
            <Trans>To the page where you set it</Trans>
          </a>
        </p>
      ) : (
        <MakeLink account={account} act={act} onLink={setLink} />
      )}
    </section>
  );
}

function MakeLink({ account, act, onLink }: { account: AccountView; act: Act; onLink: (link: string) => void }) {
  const { t } = useLingui();
  const make = () =>
    act(t`The link is ready.`, async () => {
      onLink((await api.send<{ invitation: string }>("POST", `/accounts/${account.id}/invitation`)).invitation);
    });
  return (
    <p>
      <button type="button" className="button" onClick={() => void make()}>
        <Trans>Make a link to set it</Trans>
      </button>
    </p>
  );
}
