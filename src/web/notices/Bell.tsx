import "./bell.css";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bell as BellIcon } from "lucide-react";
import { unreadQuery } from "./queries.ts";

const most = 99;

/** The way to what one was told, with how many are new. It does not blink and does not ring. */
export function Bell() {
  const { t } = useLingui();
  const { data } = useQuery(unreadQuery);
  const unread = data?.unread ?? 0;
  return (
    <Link
      to="/notices"
      className="bar-button plain bell"
      aria-label={unread === 0 ? t`Notices` : t`Notices, ${unread} new`}
    >
      <BellIcon size={20} aria-hidden />
      {unread > 0 && (
        <span className="bell-count" aria-hidden>
          {unread > most ? `${most}+` : unread}
        </span>
      )}
    </Link>
  );
}
