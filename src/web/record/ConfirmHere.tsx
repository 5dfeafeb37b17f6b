import "./confirmed.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { sessionQuery } from "../queries.ts";
import { useActing } from "../shell/use-acting.ts";
import { confirmedQuery, confirmSupports } from "./confirmed-queries.ts";

/** Who gives supports in class, and so says that they have read them. */
const givers: readonly string[] = ["teacher", "support", "nurse"];

/** For who gives supports: one press says that they were read and are given. Gone once it is said. */
export function ConfirmHere({ learnerId, entryIds }: { learnerId: string; entryIds: readonly string[] }) {
  const { t } = useLingui();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useQuery(confirmedQuery(learnerId));
  const { told, act } = useActing([confirmedQuery(learnerId).queryKey]);
  const mine = new Set((data ?? []).filter(({ isYours }) => isYours).map(({ entryId }) => entryId));
  const owed = entryIds.filter((id) => !mine.has(id));
  if (!data || !givers.includes(session?.hat?.capacity ?? "")) return null;
  if (owed.length === 0) return told && <p className="quiet">{told.words}</p>;
  return (
    <div className="confirm-here no-print">
      <button
        type="button"
        className="button dense"
        onClick={() =>
          void act(t`Saved. The family sees that you have read it.`, () => confirmSupports(learnerId, owed))
        }
      >
        <Check size={18} aria-hidden /> <Trans>I have read these and give them</Trans>
      </button>
      {told?.isWrong && (
        <p className="wrong" role="alert">
          {told.words}
        </p>
      )}
    </div>
  );
}
