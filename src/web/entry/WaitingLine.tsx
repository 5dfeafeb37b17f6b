import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Inbox } from "lucide-react";
import { inboxQuery } from "../helper/queries.ts";

/** That something proposed waits for the reader's yes; nothing where nothing waits. */
export function WaitingLine() {
  const { data: waiting = [] } = useQuery(inboxQuery);
  if (waiting.length === 0) return null;
  return (
    <p className="notice no-print">
      <Inbox size={20} aria-hidden />
      <span>
        <Plural value={waiting.length} one="# thing waits for your yes." other="# things wait for your yes." />{" "}
        <Link to="/inbox">
          <Trans>Open the inbox</Trans>
        </Link>
      </span>
    </p>
  );
}
