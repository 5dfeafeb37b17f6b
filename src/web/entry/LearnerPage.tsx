import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { KeyRound, MessageSquare, Printer, ScrollText, UserCheck } from "lucide-react";
import { exceptionBases, exceptionTerms } from "../../privacy/exception.ts";
import { ClassPlace } from "../insight/ClassPlace.tsx";
import { installationQuery, sessionQuery } from "../queries.ts";
import { givenName } from "../shell/children.ts";
import { later } from "../shell/later.tsx";
import { useTitle } from "../shell/title.ts";
import { AddMenu } from "./AddMenu.tsx";
import { BackpackBlocks } from "./BackpackBlocks.tsx";
import { BackpackFoot } from "./BackpackFoot.tsx";
import { FamilyLink } from "./FamilyLink.tsx";
import { LearnerHead } from "./LearnerHead.tsx";
import { backpackQuery, notePrint } from "./learner-queries.ts";
import type { View } from "./open.ts";
import { SavedWords } from "./SavedWords.tsx";
import { SectionSwitch } from "./SectionSwitch.tsx";
import { SharedLine } from "./SharedLine.tsx";
import { StaffNotes } from "./StaffNotes.tsx";

const FiveSections = later(() => import("../record/FiveSections.tsx"), "FiveSections");

const route = getRouteApi("/inside/learners/$learnerId");

/** A learner's backpack as staff read it: what the learner brings, works on, and must be given. */
export function LearnerPage() {
  const { t } = useLingui();
  const { learnerId } = route.useParams();
  const { class: classId, sections } = route.useSearch();
  const navigate = useNavigate();
  const { data: backpack } = useSuspenseQuery(backpackQuery(learnerId));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: installation } = useSuspenseQuery(installationQuery);
  useTitle(backpack.learner.name ?? t`A learner`);
  const view: View = {
    ...backpack,
    reader: "staff",
    me: session?.hat?.subjectId ?? "",
    name: givenName(backpack.learner),
    today: installation.today,
  };
  const print = async () => {
    await notePrint(learnerId);
    window.print();
  };
  return (
    <div className="backpack">
      <LearnerHead
        view={view}
        eyebrow={classId && <ClassPlace classId={classId} learnerId={learnerId} />}
        actions={
          <>
            <button type="button" className="button" onClick={() => void print()}>
              <Printer size={18} aria-hidden /> <Trans>Print</Trans>
            </button>
            {session?.hat?.capacity !== "district" && session?.hat?.capacity !== "helper" && (
              <Link to="/messages/new/$learnerId" params={{ learnerId }} className="button">
                <MessageSquare size={18} aria-hidden /> <Trans>Write to the family</Trans>
              </Link>
            )}
            {session?.hat?.capacity === "registrar" && <FamilyLink learnerId={learnerId} />}
            <AddMenu view={view} />
          </>
        }
      />
      {session?.hat?.capacity === "helper" && <SharedLine learnerId={learnerId} today={view.today} />}
      <SavedWords learnerId={learnerId} />
      <SectionSwitch
        sections={sections}
        onChange={(chosen) => {
          const search = { ...(classId && { class: classId }), ...(chosen && { sections: chosen }) };
          void navigate({ to: "/learners/$learnerId", params: { learnerId }, search });
        }}
      />
      {sections === "five" ? (
        <FiveSections view={view} backpack={backpack} />
      ) : (
        <BackpackBlocks view={view} backpack={backpack} />
      )}
      <BackpackFoot view={view} isWhole={backpack.isWhole} />
      <StaffNotes view={view} capacity={session?.hat?.capacity} />
      {session?.hat &&
        exceptionBases.some((each) => exceptionTerms[each].mayAsk.includes(session.hat?.capacity ?? "learner")) && (
          <p className="no-print">
            <Link to="/learners/$learnerId/exception" params={{ learnerId }} className="link">
              <KeyRound size={18} aria-hidden /> <Trans>Special access that the law allows</Trans>
            </Link>
          </p>
        )}
      {session?.hat?.capacity === "registrar" && (
        <p className="no-print">
          <Link to="/learners/$learnerId/disclosures" params={{ learnerId }} className="link">
            <ScrollText size={18} aria-hidden /> <Trans>Disclosure log</Trans>
          </Link>{" "}
          <Link to="/links" search={{ learner: learnerId }} className="link">
            <UserCheck size={18} aria-hidden /> <Trans>Is this learner here twice?</Trans>
          </Link>
        </p>
      )}
    </div>
  );
}
