import "./sign-in.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { capacityWords } from "../../identity/capacity.ts";
import type { SessionView } from "../../identity/hat.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { forgetEverything, queryClient, sessionQuery } from "../queries.ts";

/** In which role one acts: one at a time, and rights never add up. */
export function Hats() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const navigate = useNavigate();
  const { t } = useLingui();
  const wear = async (subjectId: string) => {
    const worn = await api.send<SessionView>("PUT", "/session/hat", { subjectId });
    forgetEverything();
    queryClient.setQueryData(sessionQuery.queryKey, worn);
    await navigate({ to: "/" });
  };
  const hats = session?.hats ?? [];
  return (
    <section>
      <div className="page-head">
        <div>
          <h1>
            <Trans>In which role do you act?</Trans>
          </h1>
          <p className="lead">
            <Trans>One at a time. What you see as a teacher stays apart from what you see as a guardian.</Trans>
          </p>
        </div>
      </div>
      <ul role="list" className="hat-list">
        {hats.map(({ subjectId, capacity, organization, function: duty }) => (
          <li key={subjectId}>
            <button
              type="button"
              className="panel"
              aria-pressed={session?.hat?.subjectId === subjectId}
              onClick={() => void wear(subjectId)}
            >
              <strong>{say(capacityWords[capacity])}</strong>
              <span className="quiet">
                {[organization?.name ?? t`The whole installation`, duty].filter(Boolean).join(", ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hats.length === 0 && (
        <p>
          <Trans>No role is open to you at the moment. The school office can tell you more.</Trans>
        </p>
      )}
    </section>
  );
}
