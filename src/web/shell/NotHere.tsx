import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

/** Outside the frame of the pages, which an address that never was does not reach. */
export const NotHereAlone = () => (
  <main id="content" tabIndex={-1}>
    <NotHere />
  </main>
);

/** Nothing here: says the same for what is hidden and what never was. */
export function NotHere() {
  return (
    <section>
      <h1>
        <Trans>There is nothing here</Trans>
      </h1>
      <p>
        <Trans>The address may be wrong, or it is not for you.</Trans>
      </p>
      <p>
        <Link to="/">
          <Trans>Back to the beginning</Trans>
        </Link>
      </p>
    </section>
  );
}
