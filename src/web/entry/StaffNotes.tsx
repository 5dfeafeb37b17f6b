import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { LockKeyhole, NotebookPen } from "lucide-react";
import type { Capacity } from "../../identity/capacity.ts";
import type { View } from "./open.ts";

/** What staff write besides the record's own forms: for the next team, and for themselves alone. */
export function StaffNotes({ view, capacity }: { view: View; capacity: Capacity | undefined }) {
  const learnerId = view.learner.id;
  const isForNext = view.learner.mayContribute.includes("transition-note");
  const isOwn = capacity === "teacher" || capacity === "support" || capacity === "nurse";
  if (!isForNext && !isOwn) return null;
  return (
    <p className="no-print">
      {isForNext && (
        <Link to="/learners/$learnerId/transition-note" params={{ learnerId }} className="link">
          <NotebookPen size={18} aria-hidden /> <Trans>Write a transition note</Trans>
        </Link>
      )}{" "}
      {capacity === "support" && isForNext && (
        <Link to="/learners/$learnerId/restricted-note" params={{ learnerId }} className="link">
          <LockKeyhole size={18} aria-hidden /> <Trans>Write a restricted note</Trans>
        </Link>
      )}{" "}
      {isOwn && (
        <Link to="/private-notes" className="link">
          <LockKeyhole size={18} aria-hidden /> <Trans>Private notes</Trans>
        </Link>
      )}
    </p>
  );
}
