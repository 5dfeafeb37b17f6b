import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { api } from "../api.ts";
import { forgetEverything } from "../queries.ts";
import type { Act } from "../shell/use-acting.ts";

/** Below one learner: giving them back. The family is told; what was accepted stays. */
export function StopHelping({ learnerId, act }: { learnerId: string; act: Act }) {
  const { t } = useLingui();
  return (
    <details className="leave">
      <summary>
        <Trans>Stop helping</Trans>
      </summary>
      <p>
        <Trans>
          You see nothing of this learner from then on, and the family is told. What they accepted from you stays, with
          your name. Only they can let you in again.
        </Trans>
      </p>
      <button
        type="button"
        className="button"
        onClick={() => void act(t`Saved. The family is told.`, () => api.send("DELETE", `/group/shared/${learnerId}`))}
      >
        <Trans>Stop helping now</Trans>
      </button>
    </details>
  );
}

/** At the end of a helper's own page: taking the hat off for good. */
export function LeaveProgram({ isProgram, act }: { isProgram: boolean; act: Act }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const leave = async () => {
    if (!(await act(t`You have left.`, () => api.send("DELETE", "/group")))) return;
    forgetEverything();
    await navigate({ to: "/" });
  };
  return (
    <details className="leave no-print">
      <summary>
        <Trans>Leave for good</Trans>
      </summary>
      <p>
        {isProgram ? (
          <Trans>
            You are out at once, everywhere, and see nothing more. The program goes on without you. What families
            accepted from you stays, with your name. Print first what you need of your numbers.
          </Trans>
        ) : (
          <Trans>
            You are out at once, everywhere, and see nothing more. The family is told. What it accepted from you stays,
            with your name.
          </Trans>
        )}
      </p>
      <button type="button" className="button" onClick={() => void leave()}>
        <Trans>Leave now</Trans>
      </button>
    </details>
  );
}
