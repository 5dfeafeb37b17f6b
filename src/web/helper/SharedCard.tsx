import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Group } from "../../entry/group.ts";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import type { Act } from "../shell/use-acting.ts";
import { StopHelping } from "./Leave.tsx";

interface Props {
  readonly shared: Group["shared"][number];
  readonly name: string | undefined;
  readonly act: Act;
}

/** One learner whose family shares: who did, why, and until when; the way to what is shared. */
export function SharedCard({ shared, name, act }: Props) {
  const { learnerId, why, sharedBy, sharedAt, endsOn } = shared;
  const since = dateInWords(sharedAt, spoken(), "medium");
  const until = endsOn && dateInWords(endsOn, spoken(), "medium");
  return (
    <article className="panel helper-card">
      <h3>
        <Link to="/learners/$learnerId" params={{ learnerId }}>
          {name ? <bdi>{name}</bdi> : <Trans>A learner</Trans>}
        </Link>
      </h3>
      {why && (
        <p>
          <bdi>{why}</bdi>
        </p>
      )}
      <p className="quiet">
        {sharedBy === "learner" ? (
          <Trans>Shared by the learner on {since}.</Trans>
        ) : (
          <Trans>Shared by a guardian on {since}.</Trans>
        )}{" "}
        {until && <Trans>Until {until}.</Trans>}
      </p>
      <StopHelping learnerId={learnerId} act={act} />
    </article>
  );
}
