import { Trans } from "@lingui/react/macro";
import { ApiProblem, reasonOf } from "../api.ts";

/** Whether an address from a mail is used up, stopped or never was: what else fails may work the next time. */
export const isUnknown = (error: Error): boolean => error instanceof ApiProblem && error.slug === "link-unknown";

/** Where it could not be asked what an address opens: nothing is said of the address, and it can be tried again. */
export function NotLoaded({ error, onAgain }: { error: Error; onAgain: () => void }) {
  return (
    <section role="alert">
      <h1>
        <Trans>This did not work</Trans>
      </h1>
      <p>{reasonOf(error)}</p>
      <p>
        <button type="button" className="button" onClick={onAgain}>
          <Trans>Try again</Trans>
        </button>
      </p>
    </section>
  );
}
