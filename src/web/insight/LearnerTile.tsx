import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { PenLine, Truck } from "lucide-react";
import { statementLine } from "../../entry/statement.ts";
import type { DayOne, Tile } from "../../insight/day-one.ts";
import { HearName } from "../entry/HearName.tsx";
import { Made } from "../entry/Made.tsx";
import { spoken } from "../language.tsx";
import { MasteryMark } from "../record/MasteryMark.tsx";
import { useMarkSentence } from "../record/mark-sentence.ts";
import { Face } from "../shell/Face.tsx";
import { AlertMark } from "./AlertMark.tsx";
import { inTwoLines } from "./arranged.ts";
import { SupportChip } from "./SupportChip.tsx";

type Skill = NonNullable<DayOne["unit"]>["skills"][number];

/** Above so many letters a name takes a smaller size, and then a second line, before anything of it is cut. */
const longName = 19;

interface Props {
  readonly tile: Tile;
  readonly skills: readonly Skill[];
  readonly classId: string;
  readonly onWrite: (learnerId: string) => void;
}

/** One learner of a class on day one: name, what they bring, five marks, what must be provided. Opens the backpack. */
export function LearnerTile({ tile, skills, classId, onWrite }: Props) {
  const { t } = useLingui();
  const sentence = useMarkSentence();
  const { learnerId, name, clipId, brings, awaiting, marks, supports, alerts, statements = [], generated } = tile;
  return (
    <li className="tile" data-learner={learnerId} data-awaiting={awaiting ? true : undefined}>
      <div className="tile-head">
        <Face name={name} size={28} />
        <Link
          to="/learners/$learnerId"
          params={{ learnerId }}
          search={{ class: classId }}
          className="tile-link"
          data-long={name.length > longName || undefined}
        >
          {name}
        </Link>
        {clipId && <HearName learnerId={learnerId} clipId={clipId} name={name} />}
        <AlertMark alerts={alerts} />
        {generated && <Made />}
        <button
          type="button"
          tabIndex={-1} // by keys it is `n` on the name: thirty more stops would be a long way
          className="tile-write no-print"
          aria-label={t`Write about ${name}`}
          onClick={() => onWrite(learnerId)}
        >
          <PenLine size={16} aria-hidden />
        </button>
      </div>
      {awaiting ? (
        <p className="tile-brings">
          <Truck size={14} aria-hidden />
          {awaiting.way ? (
            <Trans>
              Backpack on the way from {awaiting.from}, {awaiting.way}
            </Trans>
          ) : (
            <Trans>Backpack on the way from {awaiting.from}</Trans>
          )}
        </p>
      ) : (
        <>
          <p className="tile-brings">{brings && inTwoLines(brings)}</p>
          <div className="tile-foot">
            <span className="mark-row">
              {marks.map((mark, place) => (
                <MasteryMark
                  key={mark.code}
                  level={mark.level}
                  sureness={mark.sureness}
                  label={sentence(skills[place]?.statement ?? mark.code, mark)}
                />
              ))}
            </span>
            <SupportChip supports={supports} />
          </div>
          {statements.map((each) => (
            <p key={each.on + each.text} className="tile-said">
              {statementLine(each, spoken())}
            </p>
          ))}
        </>
      )}
    </li>
  );
}
