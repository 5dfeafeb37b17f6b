import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, Undo2 } from "lucide-react";
import { api } from "../api.ts";
import { type SavedEntry, savedKey } from "./saved.ts";

/** What was just written to this learner's backpack, and the way back. A correction is undone by correcting it again. */
export function SavedWords({ learnerId }: { learnerId: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const queryKey = savedKey(learnerId);
  const { data: saved } = useQuery<SavedEntry | null>({
    queryKey,
    queryFn: () => null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!saved) return null;
  const undo = async () => {
    await api.send("POST", "/withdrawals", {
      entries: [{ learnerId, entryId: saved.entryId }],
      reason: t`Taken back right after it was written`,
    });
    client.setQueryData(queryKey, null);
    announce(t`Taken back`, "polite");
    await client.invalidateQueries({ queryKey: ["learner", learnerId] });
  };
  return (
    <div className="notice saved no-print">
      <Check size={20} aria-hidden />
      <p>{saved.isCorrection ? <Trans>Changed: {saved.title}</Trans> : <Trans>Saved: {saved.title}</Trans>}</p>
      {!saved.isCorrection && (
        <button type="button" className="button dense" onClick={() => void undo()}>
          <Undo2 size={16} aria-hidden /> <Trans>Undo</Trans>
        </button>
      )}
    </div>
  );
}
