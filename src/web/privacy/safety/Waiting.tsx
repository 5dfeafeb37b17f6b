import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Waiting as Count } from "../../../privacy/waiting.ts";
import { sessionQuery } from "../../queries.ts";
import { useTitle } from "../../shell/title.ts";
import { waitingQuery } from "./queries.ts";

/** Where each kind of waiting thing is seen to. */
const places: Readonly<Record<Count["code"], { readonly to: string }>> = {
  "exceptions-to-review": { to: "/exceptions" },
  "exceptions-to-decide": { to: "/exceptions" },
  court: { to: "/waiting/families" },
  conflicts: { to: "/waiting/families" },
  "paused-consents": { to: "/waiting/families" },
  endings: { to: "/waiting/families" },
  "look-questions": { to: "/look-questions" },
  corrections: { to: "/requests" },
  deliveries: { to: "/requests/tell" },
  copies: { to: "/requests/copies" },
  disposals: { to: "/requests/disposal" }, // an administrator's stands under the rules
  studies: { to: "/studies" },
  links: { to: "/links" },
  messages: { to: "/messages" },
  agreements: { to: "/agreements" },
  programs: { to: "/programs" },
  rules: { to: "/rules" },
  elements: { to: "/custom-elements" },
  unusual: { to: "/unusual" },
  "data-quality": { to: "/quality" },
};

/** The start of an office's day: what needs a person, each with its count and the way there. */
export function Waiting() {
  const { t } = useLingui();
  useTitle(t`What needs a person`);
  const { data: waiting } = useSuspenseQuery(waitingQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const capacity = session?.hat?.capacity;
  const words: Readonly<Record<Count["code"], string>> = {
    "exceptions-to-review": t`Emergencies to review`,
    "exceptions-to-decide": t`Special access to decide`,
    court: t`Court documents that wait for somebody`,
    conflicts: t`Families whose guardians chose differently`,
    "paused-consents": t`Sharing that is paused`,
    endings: t`Data that must be destroyed`,
    "look-questions": t`Questions about who looked`,
    corrections: t`Requests to correct the record`,
    deliveries: t`People to be told of a correction`,
    copies: t`Copies and visits that families asked for`,
    disposals: t`Destruction of old records, for a second person`,
    studies: t`Audits and studies to look over, or without proof of destruction`,
    links: t`Whether somebody is here already`,
    messages: t`Conversations with something new`,
    agreements: t`Apps to look over or to decide`,
    programs: t`After-school programs to look over`,
    rules: t`Rules that another administrator proposed`,
    elements: t`Elements that an app asks for`,
    unusual: t`Unusual access to look at`,
    "data-quality": t`Data that needs to be put right`,
  };
  return (
    <div className="safety">
      <header>
        <h1>
          <Trans>What needs a person</Trans>
        </h1>
        {waiting.length === 0 && (
          <p className="lead">
            <Trans>Nothing waits for you.</Trans>
          </p>
        )}
      </header>
      <ul role="list" className="waiting-list">
        {waiting.map(({ code, count }) => (
          <li key={code} className="panel">
            <Link
              {...(code === "disposals" && capacity === "administrator" ? { to: "/rules/retention" } : places[code])}
            >
              <strong className="safety-count">{count}</strong>
              <span>{words[code]}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="safety-acts">
        {capacity !== "administrator" && (
          <>
            <Link to="/exceptions" className="link">
              <Trans>Special access</Trans>
            </Link>
            <Link to="/look-questions" className="link">
              <Trans>Questions about looks</Trans>
            </Link>
          </>
        )}
        {capacity === "registrar" ? (
          <>
            <Link to="/waiting/families" className="link">
              <Trans>Families that wait</Trans>
            </Link>
            <Link to="/messages" className="link">
              <Trans>Messages</Trans>
            </Link>
          </>
        ) : (
          <Link to="/unusual" className="link">
            <Trans>Unusual access</Trans>
          </Link>
        )}
      </p>
    </div>
  );
}
