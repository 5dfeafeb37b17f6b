import "./backpack.css";
import type { Backpack } from "../../entry/backpack.ts";
import { ownKinds } from "../own-kinds.ts";
import { Badges } from "../profile/Badges.tsx";
import { Bests } from "../profile/Bests.tsx";
import { Goals } from "../profile/Goals.tsx";
import { Helps } from "../profile/Helps.tsx";
import { Stories } from "../profile/Stories.tsx";
import { Tried } from "../profile/Tried.tsx";
import { Works } from "../profile/Works.tsx";
import { Attendance } from "../record/Attendance.tsx";
import { Classes } from "../record/Classes.tsx";
import { Grades } from "../record/Grades.tsx";
import { NameAndHome } from "../record/NameAndHome.tsx";
import { SchoolSoFar } from "../record/SchoolSoFar.tsx";
import { Skills } from "../record/Skills.tsx";
import { Tests } from "../record/Tests.tsx";
import { later } from "../shell/later.tsx";
import { hasAny, isFamily, type View } from "./open.ts";
import { RecentLooks } from "./RecentLooks.tsx";

// Not every learner has these, and nobody is told that there are none.
const Transcript = later(() => import("../record/Transcript.tsx"), "Transcript");
const Plans = later(() => import("../record/Plans.tsx"), "Plans");
const Health = later(() => import("../record/Health.tsx"), "Health");
const Background = later(() => import("../record/Background.tsx"), "Background");
const Assignments = later(() => import("../record/Assignments.tsx"), "Assignments");
const Behavior = later(() => import("../record/Behavior.tsx"), "Behavior");
const MustProvide = later(() => import("../record/MustProvide.tsx"), "MustProvide");
const Beyond = later(() => import("../profile/Beyond.tsx"), "Beyond");
const CustomBlocks = later(() => import("../custom/CustomBlocks.tsx"), "CustomBlocks");

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
          {hasAny(view, ["transcript-course", "academic-record", "graduation-plan", "diploma"]) && (
            <Transcript view={view} />
          )}
          <div className="pair">
            {hasAny(view, ["assignment-result"]) && <Assignments view={view} />}
            <Attendance view={view} schoolDays={schoolDays} />
          </div>
          <div className="pair">
            {hasAny(view, ["incident", "removal"]) && <Behavior view={view} />}
            <Works view={view} />
          </div>
          <Classes view={view} teachers={teachers} />
          <div className="pair">
            <NameAndHome view={view} />
            {hasAny(view, ["background", "home-access", "demographics", "program-status"]) && (
              <Background view={view} />
            )}
          </div>
        </div>
        <div className="backpack-rail">
          {!ofFamily && <Tried view={view} />}
          {hasAny(view, ["plan", "accommodation"]) && <Plans view={view} />}
          {hasAny(view, ["health-alert", "emergency-plan", "immunization"]) && <Health view={view} />}
          <Badges view={view} />
          {!ofFamily && hasAny(view, ["outside-learning", "community-service", "work-experience"]) && (
            <Beyond view={view} />
          )}
          <Stories view={view} />
          {ownKinds().length > 0 && <CustomBlocks view={view} />}
          {ofFamily && <Tried view={view} />}
          {ofFamily && <RecentLooks view={view} />}
        </div>
      </div>
      {!ofFamily && <SchoolSoFar view={view} />}
    </>
  );
}
