import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ImportCommand } from "./ImportCommand.tsx";

/** An installation without data: what comes first, and what after it. */
export function FirstSteps() {
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Nothing has come in yet. Two steps to the first class</Trans>
      </h2>
      <ol className="first-steps">
        <li>
          <h3>
            <Trans>Import your schools</Trans>
          </h3>
          <ImportCommand />
        </li>
        <li>
          <h3>
            <Trans>Give people accounts</Trans>
          </h3>
          <p>
            <Trans>
              Then find a teacher by the id your student system uses, and send them a link to set a password. Their
              classes are there when they sign in.
            </Trans>
          </p>
          <p>
            <Link to="/accounts">
              <Trans>To the accounts</Trans>
            </Link>
          </p>
        </li>
      </ol>
    </section>
  );
}
