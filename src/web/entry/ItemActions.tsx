import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ellipsis, EyeOff, MessageSquareWarning, PenLine, Undo2 } from "lucide-react";
import type { Entry } from "../../entry/entry.ts";
import { api } from "../api.ts";
import { Popup } from "../shell/Popup.tsx";
import { mayChange } from "./may-change.ts";
import { isFamily, type View } from "./open.ts";

/** Categories of which a family may keep single items out of summaries (docs/privacy.md, "The four levels"). */
const markable = new Set<string>(["portfolio", "voice", "recognitions"]);
const kindsWithForm = new Set([
  "about-me",
  "goal",
  "personal-best",
  "work",
  "family-knowledge",
  "reach",
  "narrative",
  "name",
  ...["learning-plan", "community-service", "work-experience", "outside-learning", "skill"],
  ...["readiness", "application", "aid-form"],
  ...["health-alert", "emergency-plan", "immunization"],
  ...["transcript-course", "diploma", "program-status", "demographics", "home-access"],
]);

/** What one may do about one entry: correct one's own or what one keeps for the school, keep it for Details alone, take one's own back. Nothing where nothing. */
export function ItemActions({ view, entry, title }: { view: View; entry: Entry; title: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { learner, me } = view;
  const isMine = entry.provenance.author.id === me && entry.provenance.method === "asserted";
  const mayWrite = learner.mayContribute.includes(entry.kind);
  const mayCorrect = mayChange(view, entry) && kindsWithForm.has(entry.kind);
  const mayMark =
    isFamily(view) &&
    markable.has(entry.category) &&
    (learner.mayChoose === "all" || (learner.mayChoose !== "none" && mayWrite));
  const mayTakeBack = isMine && mayWrite && isFamily(view);
  const maySayWrong = isFamily(view) && !mayCorrect;
  if (!mayCorrect && !mayMark && !mayTakeBack && !maySayWrong) return null;
  const after = async (words: string) => {
    announce(words, "polite");
    await client.invalidateQueries({ queryKey: ["learner", learner.id] });
  };
  const mark = async () => {
    const detailOnly = !entry.detailOnly;
    await api.send("PUT", `/learners/${learner.id}/entries/${entry.id}/mark`, { detailOnly });
    await after(detailOnly ? t`${title} now opens only at Details` : t`${title} counts in summaries again`);
  };
  const takeBack = async () => {
    await api.send("POST", "/withdrawals", {
      entries: [{ learnerId: learner.id, entryId: entry.id }],
      reason: t`Taken back by who wrote it`,
    });
    await after(t`${title} is taken back`);
  };
  return (
    <span className="item-actions no-print">
      <Popup className="icon-button" label={t`More about ${title}`} button={<Ellipsis size={18} aria-hidden />}>
        {(close) => (
          <>
            {mayCorrect && (
              <Link
                className="popup-choice"
                to="/learners/$learnerId/write/$kind"
                params={{ learnerId: learner.id, kind: entry.kind }}
                search={{ entry: entry.id }}
              >
                <PenLine size={16} aria-hidden /> <Trans>Change it</Trans>
              </Link>
            )}
            {maySayWrong && (
              <Link className="popup-choice" to="/my-data/wrong" search={{ child: learner.id, entry: entry.id }}>
                <MessageSquareWarning size={16} aria-hidden /> <Trans>Say what is wrong</Trans>
              </Link>
            )}
            {mayMark && (
              <button
                type="button"
                className="popup-choice"
                onClick={() => {
                  close();
                  void mark();
                }}
              >
                <EyeOff size={16} aria-hidden />
                <span>
                  {entry.detailOnly ? <Trans>Count it in summaries again</Trans> : <Trans>Only for Details</Trans>}
                  <br />
                  <span className="quiet">
                    {entry.detailOnly ? (
                      <Trans>Who reads a summary will see it again.</Trans>
                    ) : (
                      <Trans>Who reads one line or a summary sees no sign of it.</Trans>
                    )}
                  </span>
                </span>
              </button>
            )}
            {mayTakeBack && (
              <button
                type="button"
                className="popup-choice"
                onClick={() => {
                  close();
                  void takeBack();
                }}
              >
                <Undo2 size={16} aria-hidden />
                <span>
                  <Trans>Take it back</Trans>
                  <br />
                  <span className="quiet">
                    <Trans>It leaves the page. Only the family still finds it, under "What changed".</Trans>
                  </span>
                </span>
              </button>
            )}
          </>
        )}
      </Popup>
    </span>
  );
}
