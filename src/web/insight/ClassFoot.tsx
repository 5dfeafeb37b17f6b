import "./class-foot.css";
import { Trans } from "@lingui/react/macro";
import { HeartPulse, Languages, LifeBuoy, Scale } from "lucide-react";
import type { DayOne } from "../../insight/day-one.ts";
import { dateInWords } from "../../kernel/words.ts";
import { Made } from "../entry/Made.tsx";
import { spoken } from "../language.tsx";

/** What the signs mean, what the marks are made of, and what is never used for them. */
export function ClassFoot({ day }: { day: DayOne }) {
  const { unit, newestEvidence, tiles } = day;
  const newest = newestEvidence && dateInWords(newestEvidence, spoken());
  return (
    <footer className="class-foot quiet">
      <span className="support-chip on-its-own" data-basis="legal-plan">
        <Scale size={14} aria-hidden /> <Trans>Legal plan</Trans>
      </span>
      <span className="support-chip on-its-own" data-basis="english-learner">
        <Languages size={14} aria-hidden /> <Trans>English learner level</Trans>
      </span>
      <span className="support-chip on-its-own">
        <LifeBuoy size={14} aria-hidden /> <Trans>Other support</Trans>
      </span>
      {tiles.some(({ alerts }) => alerts.length > 0) && (
        <span className="support-chip on-its-own class-foot-alert">
          <HeartPulse size={14} aria-hidden /> <Trans>Health alert</Trans>
        </span>
      )}
      {tiles.some(({ generated }) => generated) && <Made words />}
      <span className="class-foot-end">
        {unit && newest && (
          <Trans>
            Marks: skills that {unit.title} leans on, newest evidence {newest}.
          </Trans>
        )}{" "}
        <Trans>Never behavior, attendance or income.</Trans>
      </span>
    </footer>
  );
}
