import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { LockKeyhole, MailQuestion, Settings2 } from "lucide-react";
import { useState } from "react";
import type { AccountView } from "../../identity/account.ts";
import { Popup } from "../shell/Popup.tsx";
import type { Act } from "../shell/use-acting.ts";
import { AccountActs } from "./AccountActs.tsx";
import type { FreshLink } from "./Accounts.tsx";
import { hatWords } from "./hat-words.ts";
import { RemoveSheet } from "./RemoveSheet.tsx";

interface Props {
  readonly account: AccountView;
  readonly act: Act;
  readonly onLink: (link: FreshLink | undefined) => void;
}

/** One account: its address, its roles, whether it can sign in, and what may be done about it. */
export function AccountRow({ account, act, onLink }: Props) {
  const { t } = useLingui();
  const [isRemoving, setRemoving] = useState(false);
  const { email, hats, state, sessions, isYou, isWhole } = account;
  return (
    <>
      <div className="account-who">
        <strong>{email}</strong>
        {isYou && (
          <>
            {" "}
            <Trans>(you)</Trans>
          </>
        )}
        <ul role="list">
          {hats.map((hat) => (
            <li key={hat.subjectId}>{hatWords(hat)}</li>
          ))}
          {!isWhole && (
            <li className="quiet">
              <Trans>and a role outside of your schools</Trans>
            </li>
          )}
        </ul>
      </div>
      <p className="account-state">
        {state === "locked" ? (
          <>
            <LockKeyhole size={18} aria-hidden /> <Trans>Locked after wrong passwords</Trans>
          </>
        ) : state === "invited" ? (
          <>
            <MailQuestion size={18} aria-hidden /> <Trans>No password yet</Trans>
          </>
        ) : sessions > 0 ? (
          <Plural value={sessions} one="Signed in at # place" other="Signed in at # places" />
        ) : (
          <Trans>Not signed in</Trans>
        )}
      </p>
      <Popup
        button={
          <>
            <Settings2 size={18} aria-hidden /> <Trans>Manage</Trans>
          </>
        }
        label={t`Manage ${email}`}
        className="button dense no-print"
      >
        {(close) => (
          <AccountActs
            account={account}
            act={(said, run) => {
              close();
              return act(said, run);
            }}
            onLink={onLink}
            onRemove={() => {
              close();
              setRemoving(true);
            }}
          />
        )}
      </Popup>
      {isRemoving && <RemoveSheet account={account} act={act} onClose={() => setRemoving(false)} />}
    </>
  );
}
