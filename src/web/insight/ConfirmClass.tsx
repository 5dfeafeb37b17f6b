import "../record/confirmed.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { confirmSupports, owedQuery } from "../record/confirmed-queries.ts";
import { useActing } from "../shell/use-acting.ts";

/** Below a class's list of supports: how many its teacher has not confirmed, and the press that does. */
export function ConfirmClass({ classId }: { classId: string }) {
  const { t } = useLingui();
  const { data: owed } = useQuery(owedQuery(classId));
  const { told, act } = useActing([owedQuery(classId).queryKey, ["learners"]]);
  if (!owed) return null;
  const count = owed.reduce((sum, { entryIds }) => sum + entryIds.length, 0);
  const confirm = async () => {
    for (const { learnerId, entryIds } of owed) await confirmSupports(learnerId, entryIds);
  };
  return (
    <div className="confirm-class">
      {count > 0 && (
        <>
          <p>
            <Plural
              value={count}
              one="You have not confirmed # support of this class."
              other="You have not confirmed # supports of this class."
            />
          </p>
          <button
            type="button"
            className="button"
            onClick={() => void act(t`Saved. Each family sees that you have read it.`, confirm)}
          >
            <Check size={18} aria-hidden /> <Trans>I have read these and give them</Trans>
          </button>
        </>
      )}
      {told && (
        <p className={told.isWrong ? "wrong" : "quiet"} role={told.isWrong ? "alert" : undefined}>
          {told.words}
        </p>
      )}
    </div>
  );
}
