import { Plural, Trans } from "@lingui/react/macro";
import { Building2, PenLine, Scale, Sparkles } from "lucide-react";
import type { Backpack } from "../../entry/backpack.ts";
import { enrollment } from "../../record/enrollment.ts";
import { Made } from "./Made.tsx";
import { isFamily, summaryOf, type View } from "./open.ts";

/** The key to the faces, where facts came from, what is made up, and what is still expected. Once, at the foot. */
export function BackpackFoot({ view, isWhole }: { view: View; isWhole: Backpack["isWhole"] }) {
  const awaiting = summaryOf(view, enrollment)?.value.awaiting;
  const { entries, digests } = view;
  const shifted = entries.find(({ provenance }) => provenance.shiftedDays)?.provenance.shiftedDays;
  const isMadeUp =
    entries.some(({ provenance }) => provenance.method === "generated") ||
    digests.some(({ summary }) => Object.values(summary ?? {}).some(({ generated }) => generated));
  const sources = [
    ...new Set(entries.map(({ provenance }) => provenance.source?.name).filter((each) => each !== undefined)),
  ];
  return (
    <footer className="backpack-foot quiet">
      {awaiting && (
        <p>
          <strong>
            <Trans>Not here yet:</Trans>
          </strong>{" "}
          <Trans>the record from {awaiting.from}, which is on its way.</Trans>
        </p>
      )}
      {!isWhole && (
        <p>
          <Trans>The newest 2,000 facts are here. All of them are in the download under "My data".</Trans>
        </p>
      )}
      <p className="faces">
        <span>
          <Building2 size={14} aria-hidden /> <Trans>School record</Trans>
        </span>
        <span>
          <PenLine size={14} aria-hidden /> <Trans>Said by learner, family or helper</Trans>
        </span>
        <span>
          <Sparkles size={14} aria-hidden /> <Trans>Suggested</Trans>
        </span>
        <span>
          <Scale size={14} aria-hidden /> <Trans>Legal plan</Trans>
        </span>
        {isMadeUp && <Made words />}
      </p>
      <p>
        {sources.length > 0 && <Trans>Came from: {sources.join(", ")}.</Trans>}{" "}
        {shifted !== undefined && (
          <Plural
            value={shifted}
            one="Every date of the sample was moved by # day into this school year."
            other="Every date of the sample was moved by # days into this school year."
          />
        )}
      </p>
      {!isFamily(view) && (
        <p>
          <Trans>The family can see that you opened this page.</Trans>
        </p>
      )}
    </footer>
  );
}
