import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords } from "../../kernel/words.ts";
import { groupQuery } from "../helper/queries.ts";
import { spoken } from "../language.tsx";

/** On top of what a helper reads: who shared it, why, and until when. */
export function SharedLine({ learnerId, today }: { learnerId: string; today: string }) {
  const { data: group } = useQuery(groupQuery(today));
  const shared = group?.shared.find((each) => each.learnerId === learnerId);
  if (!shared) return null;
  const until = shared.endsOn && dateInWords(shared.endsOn, spoken(), "medium");
  return (
    <div className="notice">
      <p>
        {shared.sharedBy === "learner" ? (
          <Trans>The learner shares this with you.</Trans>
        ) : (
          <Trans>A guardian shares this with you.</Trans>
        )}{" "}
        {shared.why && <bdi>“{shared.why}”.</bdi>} {until && <Trans>Until {until}.</Trans>}{" "}
        <Trans>It is for you alone: do not hand it on.</Trans>{" "}
        <Link to="/group">
          <Trans>Back to my group</Trans>
        </Link>
      </p>
    </div>
  );
}
