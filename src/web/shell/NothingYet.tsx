import { Trans } from "@lingui/react/macro";

/** For who has nobody to see: the same page whatever the reason. */
export function NothingYet() {
  return (
    <section>
      <h1>
        <Trans>There is nothing here for you yet</Trans>
      </h1>
      <p>
        <Trans>When a school shares something with you, it will be here. The school office can tell you more.</Trans>
      </p>
    </section>
  );
}
