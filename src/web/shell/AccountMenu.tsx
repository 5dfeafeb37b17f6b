import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { KeyRound, LogOut, Repeat } from "lucide-react";
import { useId, useRef } from "react";
import { capacityWords } from "../../identity/capacity.ts";
import type { SessionView } from "../../identity/hat.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { forgetEverything } from "../queries.ts";
import { Face } from "./Face.tsx";

/** Who is signed in, in which hat; another hat; sign out. The platform's own popover: two links need no menu of a library. */
export function AccountMenu({ session }: { session: SessionView }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { hat, hats, email } = session;
  const name = hat?.name ?? email;
  const capacity = hat && say(capacityWords[hat.capacity]);
  const signOut = async () => {
    await api.send("DELETE", "/session");
    forgetEverything();
    await navigate({ to: "/sign-in" });
  };
  return (
    <div className="account">
      <button type="button" className="bar-button plain" popoverTarget={id}>
        <Face name={name} />
        <span className="visually-hidden">{t`Account of ${name}`}</span>
        <span className="who" aria-hidden>
          {name}
        </span>
      </button>
      <div className="menu account-menu" id={id} ref={box} popover="auto">
        <div className="menu-head">
          {email}
          {hat && <br />}
          {hat && [capacity, hat.organization?.name].filter(Boolean).join(", ")}
        </div>
        <Link to="/account" className="menu-item" onClick={() => box.current?.hidePopover()}>
          <KeyRound size={18} aria-hidden />
          <Trans>Your account</Trans>
        </Link>
        {hats.length > 1 && (
          <Link to="/hats" className="menu-item" onClick={() => box.current?.hidePopover()}>
            <Repeat size={18} aria-hidden />
            <Trans>Change role</Trans>
          </Link>
        )}
        <button type="button" className="menu-item" onClick={() => void signOut()}>
          <LogOut size={18} aria-hidden />
          <Trans>Sign out</Trans>
        </button>
      </div>
    </div>
  );
}
