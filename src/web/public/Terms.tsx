import "./shared.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useTitle } from "../shell/title.ts";

/** What holds for everything that a family shares: where the header of every answer to a link leads. */
export function Terms() {
  const { t } = useLingui();
  useTitle(t`What holds for shared records`);
  return (
    <main id="content" className="shared-page">
      <h1>
        <Trans>What holds for shared records</Trans>
      </h1>
      <p>
        <Trans>
          What a family shares from Daypack is an education record. Use it only for what it was shared for. Do not pass
          it on without the family's consent, and delete it when it is not needed any more (34 CFR 99.33).
        </Trans>
      </p>
    </main>
  );
}
