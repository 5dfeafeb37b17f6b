import "./saved-bar.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Check, CircleAlert, X } from "lucide-react";
import type { Saved } from "./use-choosing.ts";

/**
 * What was just saved, with the way back. It stays where the eye is, at the foot of the window, until the next change or until it
 * is put away: the matrix is taller than a window, and undo must be as near as do.
 */
export function SavedBar({ saved, onDismiss }: { saved: Saved | undefined; onDismiss: () => void }) {
  const { t } = useLingui();
  if (!saved) return null;
  const { said, isWrong, undo } = saved;
  return (
    <section className="saved-bar no-print" aria-label={t`Last change`}>
      <div className={isWrong ? "notice error" : "notice saved"}>
        {isWrong ? <CircleAlert size={20} aria-hidden /> : <Check size={20} aria-hidden />}
        <p>{said}</p>
        {undo && (
          <button type="button" className="link" onClick={() => void undo()}>
            <Trans>Undo</Trans>
          </button>
        )}
        <button type="button" className="icon-button" aria-label={t`Put away`} onClick={onDismiss}>
          <X size={18} aria-hidden />
        </button>
      </div>
    </section>
  );
}
