import { Trans } from "@lingui/react/macro";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { ApiProblem } from "../api.ts";
import { NotHere } from "./NotHere.tsx";

/** Where not even the frame of the pages could be had. */
export const BrokenAlone = (props: ErrorComponentProps) => (
  <main id="content" tabIndex={-1}>
    <Broken {...props} />
  </main>
);

/** A page that could not be shown: what is hidden or does not exist, or something that broke and can be tried again. */
export function Broken({ error }: ErrorComponentProps) {
  const router = useRouter();
  if (error instanceof ApiProblem && error.status === 404) return <NotHere />;
  return (
    <section className="notice error" role="alert">
      <div>
        <h1>
          <Trans>This did not work</Trans>
        </h1>
        <p>
          {error instanceof ApiProblem ? (
            error.message
          ) : (
            <Trans>The page could not be loaded. Check the connection and try again.</Trans>
          )}
        </p>
        <p>
          <button type="button" className="button" onClick={() => void router.invalidate()}>
            <Trans>Try again</Trans>
          </button>
        </p>
      </div>
    </section>
  );
}
