import { Trans, useLingui } from "@lingui/react/macro";
import type { AccountView } from "../../identity/account.ts";
import { api } from "../api.ts";
import type { Act } from "../shell/use-acting.ts";
import type { FreshLink } from "./Accounts.tsx";
import { hatWords } from "./hat-words.ts";

interface Props {
  readonly account: AccountView;
  readonly act: Act;
  readonly onLink: (link: FreshLink) => void;
  readonly onRemove: () => void;
}

/** What may be done about an account. One with roles elsewhere too is not ours alone: only our roles can be taken away. */
export function AccountActs({ account, act, onLink, onRemove }: Props) {
  const { t } = useLingui();
  const { id, email, hats, state, isYou, isWhole } = account;
  const path = `/accounts/${id}`;
  const invite = () =>
    act(t`Saved. Earlier links of ${email} do not work any more.`, async () => {
      const { invitation } = await api.send<{ invitation: string }>("POST", `${path}/invitation`);
      onLink({ email, path: invitation });
    });
  const unlock = () => act(t`Saved. ${email} can sign in again.`, () => api.send("POST", `${path}/unlock`));
  const signOut = () => act(t`Saved. ${email} is signed out everywhere.`, () => api.send("DELETE", `${path}/sessions`));
  return (
    <div className="account-acts">
      {state === "locked" && isWhole && (
        <button type="button" className="menu-item" onClick={() => void unlock()}>
          <Trans>Unlock</Trans>
        </button>
      )}
      {isWhole && (
        <>
          <button type="button" className="menu-item" onClick={() => void invite()}>
            <Trans>New link to set a password</Trans>
          </button>
          <button type="button" className="menu-item" onClick={() => void signOut()}>
            <Trans>Sign out everywhere</Trans>
          </button>
        </>
      )}
      {!isYou &&
        (hats.length > 1 || !isWhole) &&
        hats.map((hat) => {
          const role = hatWords(hat);
          const take = () =>
            act(t`Saved. ${email} no longer has the role: ${role}.`, () =>
              api.send("DELETE", `${path}/hats/${hat.subjectId}`),
            );
          return (
            <button key={hat.subjectId} type="button" className="menu-item" onClick={() => void take()}>
              <Trans>Take away: {role}</Trans>
            </button>
          );
        })}
      {!isYou && isWhole && (
        <button type="button" className="menu-item" onClick={onRemove}>
          <Trans>Remove the account</Trans>
        </button>
      )}
    </div>
  );
}
