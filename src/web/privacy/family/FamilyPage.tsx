import "./family.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { PaperPrograms } from "../../helper/PaperPrograms.tsx";
import { Hold } from "../../rights/Hold.tsx";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { choicesQuery } from "../queries.ts";
import { AgePapers } from "../safety/AgePapers.tsx";
import { Conflicts } from "./Conflicts.tsx";
import { CourtDocuments } from "./CourtDocuments.tsx";
import { Guardians } from "./Guardians.tsx";
import { OfAge } from "./OfAge.tsx";
import { familyQuery } from "./queries.ts";

const route = getRouteApi("/inside/learners/$learnerId/family");

/** The registrar's page of a family: adults with their rights, what courts said, choices that stand against each other. */
export function FamilyPage() {
  const { t } = useLingui();
  const { learnerId } = route.useParams();
  const { data: family } = useSuspenseQuery(familyQuery(learnerId));
  const { data: menu } = useSuspenseQuery(choicesQuery(learnerId));
  const { told, act } = useActing([
    ["family", learnerId],
    ["choices", learnerId],
    ["age-documents", learnerId],
  ]);
  const name = family.learner.name ?? "";
  useTitle(t`Family of ${name}`);
  return (
    <div className="family-page">
      <header>
        <p className="no-print">
          <Link to="/learners/$learnerId" params={{ learnerId }} className="link">
            <ChevronLeft size={18} aria-hidden className="turn" />
            {name}
          </Link>
        </p>
        <h1>
          <Trans>Family of {name}</Trans>
        </h1>
        <p className="lead">
          <Trans>Who may read and decide, what a court said, and choices that wait for you.</Trans>
        </p>
        {family.bornOn && <OfAge bornOn={family.bornOn} age={family.ofAgeFrom} />}
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      <Conflicts learnerId={learnerId} columns={menu.columns} act={act} />
      <Guardians learnerId={learnerId} family={family} act={act} />
      <CourtDocuments learnerId={learnerId} family={family} act={act} />
      <PaperPrograms learnerId={learnerId} family={family} act={act} />
      <AgePapers learnerId={learnerId} act={act} />
      <Hold learnerId={learnerId} act={act} />
    </div>
  );
}
