import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Users } from "lucide-react";

/** From a learner's page to what the office keeps of the family. */
export function FamilyLink({ learnerId }: { learnerId: string }) {
  return (
    <Link to="/learners/$learnerId/family" params={{ learnerId }} className="button">
      <Users size={18} aria-hidden /> <Trans>Family</Trans>
    </Link>
  );
}
