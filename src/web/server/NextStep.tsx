import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

/** An installation without data: what comes after the first import. */
export function NextStep() {
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Nothing has come in yet. After the first import, give people accounts</Trans>
      </h2>
      <p>
        <Trans>
          Then find a teacher by the id your student system uses, and send them a link to set a password. Their classes
          are there when they sign in.
        </Trans>
      </p>
      <p>
        <Link to="/accounts">
          <Trans>To the accounts</Trans>
        </Link>
      </p>
    </section>
  );
}
