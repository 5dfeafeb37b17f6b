import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient } from "@tanstack/react-query";
import { Check, Undo2 } from "lucide-react";
import { useState } from "react";
import { api, reasonOf } from "../api.ts";
import type { Saved } from "./RecordEvidence.tsx";

/** What was saved, and the way back as near as the way there. Taken back, it stays in the families' history with the reason. */
export function SavedEvidence({ saved, onUndone }: { saved: Saved; onUndone: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [wrong, setWrong] = useState<string>();
  const { entries, draft } = saved;
  const statement = draft.standard?.statement ?? "";
  const undo = async () => {
    try {
      await api.send("POST", "/withdrawals", { entries, reason: t`Taken back right after it was recorded` });
      announce(t`Taken back. The levels are as you had set them.`, "polite");
      await client.invalidateQueries({ queryKey: ["classes"], refetchType: "none" });
      onUndone();
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  return (
    <div className="notice saved">
      <Check size={20} aria-hidden />
      <p>
        <Plural value={entries.length} one="Saved for # learner" other="Saved for # learners" />: {statement}.{" "}
        {wrong && <strong>{wrong}</strong>}
      </p>
      <button type="button" className="button dense" onClick={() => void undo()}>
        <Undo2 size={16} aria-hidden /> <Trans>Undo</Trans>
      </button>
    </div>
  );
}
