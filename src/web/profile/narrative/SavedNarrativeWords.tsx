import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient } from "@tanstack/react-query";
import { Check, Undo2 } from "lucide-react";
import { api } from "../../api.ts";
import { writtenQuery } from "./queries.ts";
import type { InRound } from "./round.ts";

/** What was written last. */
export interface SavedNarrative extends InRound {
  readonly entryId: string;
}

interface Props {
  readonly saved: SavedNarrative | undefined;
  readonly classId: string;
  readonly onUndone: () => void;
}

/** Of whom the words were that were just saved, and the way back while the next one is written. */
export function SavedNarrativeWords({ saved, classId, onUndone }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  if (!saved) return null;
  const { name, learnerId, entryId } = saved;
  const undo = async () => {
    const entries = [{ learnerId, entryId }];
    await api.send("POST", "/withdrawals", { entries, reason: t`Taken back right after it was written` });
    onUndone();
    announce(t`Taken back`, "polite");
    await client.invalidateQueries({ queryKey: writtenQuery(classId).queryKey });
  };
  return (
    <div className="notice saved">
      <Check size={20} aria-hidden />
      <p>
        <Trans>Saved for {name}</Trans>
      </p>
      <button type="button" className="button dense" onClick={() => void undo()}>
        <Undo2 size={16} aria-hidden /> <Trans>Undo</Trans>
      </button>
    </div>
  );
}
