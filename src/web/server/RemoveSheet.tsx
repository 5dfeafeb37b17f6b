import { Trans, useLingui } from "@lingui/react/macro";
import type { AccountView } from "../../identity/account.ts";
import { api } from "../api.ts";
import { Sheet } from "../shell/Sheet.tsx";
import type { Act } from "../shell/use-acting.ts";

interface Props {
  readonly account: AccountView;
  readonly act: Act;
  readonly onClose: () => void;
}

/** What goes with an account, before it does. */
export function RemoveSheet({ account: { id, email }, act, onClose }: Props) {
  const { t } = useLingui();
  const remove = async () => {
    onClose();
    await act(t`Saved. The account ${email} is removed.`, () => api.send("DELETE", `/accounts/${id}`));
  };
  return (
    <Sheet title={<Trans>Remove {email}?</Trans>} onClose={onClose}>
      <p>
        <Trans>
          This person is signed out and cannot sign in any more. Roles of staff end. What a family chose stands, and
          what anybody wrote stays in the record.
        </Trans>
      </p>
      <p className="ending-acts">
        <button type="button" className="button" onClick={() => void remove()}>
          <Trans>Remove it</Trans>
        </button>
        <button type="button" className="button" onClick={onClose}>
          <Trans>Keep it</Trans>
        </button>
      </p>
    </Sheet>
  );
}
