import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { LogOut, Repeat } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { capacityWords } from "../../identity/capacity.ts";
import type { SessionView } from "../../identity/hat.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { forgetEverything } from "../queries.ts";
import { Face } from "./Face.tsx";

/** Who is signed in, in which hat; another hat; sign out. */
export function AccountMenu({ session }: { session: SessionView }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { hat, hats, email } = session;
  const name = hat?.name ?? email;
  const capacity = hat && say(capacityWords[hat.capacity]);
  const act = async (key: string) => {
    if (key === "hats") return navigate({ to: "/hats" });
    await api.send("DELETE", "/session");
    forgetEverything();
    await navigate({ to: "/sign-in" });
  };
  return (
    <MenuTrigger>
      <Button className="bar-button plain" aria-label={t`Account of ${name}`}>
        <Face name={name} />
        <span className="who">{name}</span>
      </Button>
      <Popover className="menu" placement="bottom end">
        <div className="menu-head">
          {email}
          {hat && <br />}
          {hat && [capacity, hat.organization?.name].filter(Boolean).join(", ")}
        </div>
        <Menu onAction={(key) => void act(String(key))} aria-label={t`Account`}>
          {hats.length > 1 && (
            <MenuItem id="hats" className="menu-item">
              <Repeat size={18} aria-hidden />
              <Trans>Change role</Trans>
            </MenuItem>
          )}
          <MenuItem id="out" className="menu-item">
            <LogOut size={18} aria-hidden />
            <Trans>Sign out</Trans>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
