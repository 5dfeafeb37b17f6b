import "./backpack.css";
import type { Backpack } from "../../entry/backpack.ts";
import { CustomBlocks } from "../custom/CustomBlocks.tsx";
import { Badges } from "../profile/Badges.tsx";
import { Bests } from "../profile/Bests.tsx";
import { Goals } from "../profile/Goals.tsx";
import { Helps } from "../profile/Helps.tsx";
import { Stories } from "../profile/Stories.tsx";
import { Tried } from "../profile/Tried.tsx";
import { Works } from "../profile/Works.tsx";
import { Assignments } from "../record/Assignments.tsx";
import { Attendance } from "../record/Attendance.tsx";
import { Background } from "../record/Background.tsx";
import { Behavior } from "../record/Behavior.tsx";
import { Classes } from "../record/Classes.tsx";
import { Grades } from "../record/Grades.tsx";
import { Health } from "../record/Health.tsx";
import { MustProvide } from "../record/MustProvide.tsx";
import { NameAndHome } from "../record/NameAndHome.tsx";
import { Plans } from "../record/Plans.tsx";
import { SchoolSoFar } from "../record/SchoolSoFar.tsx";
import { Skills } from "../record/Skills.tsx";
import { Tests } from "../record/Tests.tsx";
import { Transcript } from "../record/Transcript.tsx";
import { isFamily, type View } from "./open.ts";
import { RecentLooks } from "./RecentLooks.tsx";

interface Props {
  readonly view: View;
  readonly backpack: Pick<Backpack, "schoolDays" | "teachers">;
}

/**
 * Everything of a backpack that is open to who reads, strengths first: one set of blocks for the family, the learner and staff.
 * A block of which nothing is open is not there, and its neighbors close up.
 */
export function BackpackBlocks({ view, backpack: { schoolDays, teachers } }: Props) {
  const ofFamily = isFamily(view);
  return (
    <>
      <div className="panel strip">
        <Bests view={view} />
        <Goals view={view} />
        {ofFamily ? <Helps view={view} /> : <MustProvide view={view} />}
      </div>
      {ofFamily && <SchoolSoFar view={view} />}
      <div className="backpack-grid">
        <div className="backpack-main">
          <Skills view={view} />
          <div className="pair">
            <Tests view={view} />
            <Grades view={view} />
          </div>
          <Transcript view={view} />
          <div className="pair">
            <Assignments view={view} />
            <Attendance view={view} schoolDays={schoolDays} />
          </div>
          <div className="pair">
            <Behavior view={view} />
            <Works view={view} />
          </div>
          <Classes view={view} teachers={teachers} />
          <div className="pair">
            <NameAndHome view={view} />
            <Background view={view} />
          </div>
        </div>
        <div className="backpack-rail">
          {!ofFamily && <Tried view={view} />}
          <Plans view={view} />
          <Health view={view} />
          <Badges view={view} />
          <Stories view={view} />
          <CustomBlocks view={view} />
          {ofFamily && <Tried view={view} />}
          {ofFamily && <RecentLooks view={view} />}
        </div>
      </div>
      {!ofFamily && <SchoolSoFar view={view} />}
    </>
  );
}
