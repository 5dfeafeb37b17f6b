import "./transcript.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { GraduationCap } from "lucide-react";
import { averageIn } from "../../record/academic-record.ts";
import { diploma } from "../../record/diploma.ts";
import { gradeWords } from "../../record/grade-level.ts";
import { graduationPlan } from "../../record/graduation-plan.ts";
import { creditsIn, transcriptCourse } from "../../record/transcript-course.ts";
import { AddLink } from "../entry/AddLink.tsx";
import { Block } from "../entry/Block.tsx";
import { itemsOf, statusOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";
import { RequirementBars } from "./RequirementBars.tsx";
import { TranscriptTable } from "./TranscriptTable.tsx";
import { type TranscriptYear, transcriptYears } from "./transcript-years.ts";

/** The way to graduation: the pace in words, each requirement, and every year's courses, newest first. */
export function Transcript({ view }: { view: View }) {
  const { t } = useLingui();
  const language = spoken();
  const progress = summaryOf(view, graduationPlan);
  const credits = summaryOf(view, transcriptCourse);
  const pace = statusOf(view, graduationPlan);
  const years = transcriptYears(view);
  const diplomas = itemsOf(view, diploma);
  const paceWords = pace && graduationPlan.say.status?.(pace, language);
  if (!paceWords && !progress && !credits && years.length === 0 && diplomas.length === 0) return null;
  const earned = progress
    ? t`${progress.value.earned} of ${creditsIn(progress.value.required, language)}`
    : credits && transcriptCourse.say.summary?.(credits.value, language)[0];
  return (
    <Block
      view={view}
      icon={GraduationCap}
      title={t`Transcript and graduation`}
      slices={["transcript"]}
      says={[paceWords, earned].filter(Boolean).join(". ")}
      className="transcript"
    >
      {(paceWords || earned) && <p>{[paceWords, earned].filter(Boolean).join(". ")}.</p>}
      {progress && (
        <>
          <p className="quiet">
            {[
              progress.value.title,
              progress.value.graduationYear !== undefined && t`graduates in ${String(progress.value.graduationYear)}`,
            ]
              .filter(Boolean)
              .join(", ")}
          </p>
          <RequirementBars requirements={progress.value.requirements} />
          <PartSaid view={view} part={progress.part} />
        </>
      )}
      {diplomas.map(({ entry, body }) => (
        <p key={entry.id}>
          <strong>{diploma.say.detail(body, language)}</strong> <EntrySaid view={view} entry={entry} />
        </p>
      ))}
      {years.map((year, place) => (
        <TranscriptYearPart key={year.label} view={view} year={year} isOpen={place === 0} />
      ))}
      <AddLink view={view} kind="transcript-course" />
    </Block>
  );
}

function TranscriptYearPart({ view, year, isOpen }: { view: View; year: TranscriptYear; isOpen: boolean }) {
  const language = spoken();
  const { label, gradeLevel, schools, averages, honors, credits, entry } = year;
  return (
    <details className="transcript-year" open={isOpen}>
      <summary>
        <strong>{label || <Trans>Earlier</Trans>}</strong>{" "}
        <span className="quiet">
          {[gradeLevel && gradeWords(gradeLevel, language), ...schools, creditsIn(credits, language)]
            .filter(Boolean)
            .join(", ")}
        </span>
      </summary>
      {year.courses.length > 0 && <TranscriptTable view={view} year={year} />}
      {(averages.length > 0 || honors.length > 0) && (
        <p className="quiet">{[...averages.map((each) => averageIn(each, language)), ...honors].join(". ")}</p>
      )}
      {entry && <EntrySaid view={view} entry={entry} />}
    </details>
  );
}
