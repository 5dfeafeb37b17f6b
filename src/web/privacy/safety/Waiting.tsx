import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Waiting as Count } from "../../../privacy/waiting.ts";
import { useTitle } from "../../shell/title.ts";
import { waitingQuery } from "./queries.ts";

/** Where each kind of waiting thing is seen to. */
const places: Readonly<Record<Count["code"], { readonly to: string }>> = {
  "exceptions-to-review": { to: "/exceptions" },
  "exceptions-to-decide": { to: "/exceptions" },
  court: { to: "/waiting/families" },
  conflicts: { to: "/waiting/families" },
  "look-questions": { to: "/look-questions" },
  corrections: { to: "/requests" },
  unusual: { to: "/unusual" },
  "data-quality": { to: "/quality" },
};

/** The start of an office's day: what needs a person, each with its count and the way there. */
export function Waiting() {
  const { t } = useLingui();
  useTitle(t`What needs a person`);
  const { data: waiting } = useSuspenseQuery(waitingQuery);
  const words: Readonly<Record<Count["code"], string>> = {
    "exceptions-to-review": t`Emergencies to review`,
    "exceptions-to-decide": t`Special access to decide`,
    court: t`Court documents that wait for somebody`,
    conflicts: t`Families whose guardians chose differently`,
    "look-questions": t`Questions about who looked`,
    corrections: t`Requests to correct the record`,
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
            <Link {...places[code]}>
              <strong className="safety-count">{count}</strong>
              <span>{words[code]}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/exceptions" className="link">
          <Trans>Special access</Trans>
        </Link>
      </p>
    </div>
  );
}
