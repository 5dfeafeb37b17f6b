import "./five-sections.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Printer } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import type { Backpack } from "../../entry/backpack.ts";
import { isFamily, type View } from "../entry/open.ts";
import { Assignments } from "./Assignments.tsx";
import { Attendance } from "./Attendance.tsx";
import { Classes } from "./Classes.tsx";
import { fiveSections, isEmpty, type Section } from "./five-sections.ts";
import { Grades } from "./Grades.tsx";
import { MustProvide } from "./MustProvide.tsx";
import { Plans } from "./Plans.tsx";
import { Skills } from "./Skills.tsx";
import { Tests } from "./Tests.tsx";
import { Transcript } from "./Transcript.tsx";

interface Props {
  readonly view: View;
  readonly backpack: Pick<Backpack, "schoolDays" | "teachers">;
}

/** The same record in five sections, each with its heading, to read in order or to print for a meeting. */
export function FiveSections({ view, backpack: { schoolDays, teachers } }: Props) {
  const { t } = useLingui();
  const titles: Readonly<Record<Section, string>> = {
    enrollment: t`1. Enrollment`,
    attendance: t`2. Attendance`,
    academics: t`3. Academics`,
    supports: t`4. Supports`,
    transcript: t`5. Transcript and progress`,
  };
  const missing: Readonly<Record<Section, string>> = {
    enrollment: t`No school or class is here. They come from the school's system.`,
    attendance: t`No attendance is here. It comes from the school's system.`,
    academics: t`No grades, skills or tests are here. They come from teachers and the school's system.`,
    supports: t`No supports are here. They come from the school's plans.`,
    transcript: t`No transcript is here. It begins with the first high school course.`,
  };
  const blocks: Readonly<Record<Section, ReactNode>> = {
    enrollment: <Classes view={view} teachers={teachers} withSchools />,
    attendance: <Attendance view={view} schoolDays={schoolDays} />,
    academics: (
      <>
        <Grades view={view} />
        <Assignments view={view} />
        <Skills view={view} />
        <Tests view={view} />
      </>
    ),
    supports: (
      <>
        {!isFamily(view) && (
          <div className="panel">
            <MustProvide view={view} />
          </div>
        )}
        <Plans view={view} />
      </>
    ),
    transcript: <Transcript view={view} />,
  };
  return (
    <div className="five-sections">
      {isFamily(view) && (
        <p className="no-print">
          <button type="button" className="button" onClick={() => window.print()}>
            <Printer size={18} aria-hidden /> <Trans>Print the five sections</Trans>
          </button>
        </p>
      )}
      {fiveSections.map((section) => (
        <Fragment key={section}>
          <h2 className="section-title">{titles[section]}</h2>
          {isEmpty(view, section) ? <p className="panel section-empty">{missing[section]}</p> : blocks[section]}
        </Fragment>
      ))}
    </div>
  );
}
