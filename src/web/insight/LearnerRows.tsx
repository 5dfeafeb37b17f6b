import "./learner-rows.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import type { DayOne, Tile } from "../../insight/day-one.ts";
import { listing } from "../../kernel/words.ts";
import { HearName } from "../entry/HearName.tsx";
import { Made } from "../entry/Made.tsx";
import { spoken } from "../language.tsx";
import { MasteryMark } from "../record/MasteryMark.tsx";
import { useMarkSentence } from "../record/mark-sentence.ts";
import { AlertMark } from "./AlertMark.tsx";
import { nameOfSupport } from "./SupportChip.tsx";

interface Props {
  readonly tiles: readonly Tile[];
  readonly skills: NonNullable<DayOne["unit"]>["skills"];
  readonly classId: string;
  readonly onWrite: (learnerId: string) => void;
}

/** A class as a table: what a tile shows, whole, with each skill in a column of its own. On a phone a list with labels. */
export function LearnerRows({ tiles, skills, classId, onWrite }: Props) {
  const { t } = useLingui();
  const sentence = useMarkSentence();
  return (
    <table className="learner-rows panel">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Learner</Trans>
          </th>
          <th scope="col">
            <Trans>Brings</Trans>
          </th>
          {skills.map(({ id, code, statement }) => (
            <th scope="col" key={id} title={statement} className="rows-skill">
              {code}
            </th>
          ))}
          <th scope="col">
            <Trans>Provide</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {tiles.map(({ learnerId, name, clipId, brings, marks, supports, alerts, awaiting, generated }) => (
          <tr key={learnerId} data-learner={learnerId}>
            <th scope="row">
              <Link to="/learners/$learnerId" params={{ learnerId }} search={{ class: classId }}>
                {name}
              </Link>{" "}
              {clipId && <HearName learnerId={learnerId} clipId={clipId} name={name} />} {generated && <Made />}
              <button
                type="button"
                tabIndex={-1} // as in a tile
                className="tile-write no-print"
                aria-label={t`Write about ${name}`}
                onClick={() => onWrite(learnerId)}
              >
                <PenLine size={16} aria-hidden />
              </button>
              {alerts.length > 0 && (
                <span className="rows-alert">
                  <AlertMark alerts={alerts} /> <span aria-hidden>{listing(alerts, spoken())}</span>
                </span>
              )}
            </th>
            <td>{awaiting ? <Trans>Backpack on the way from {awaiting.from}</Trans> : brings}</td>
            {skills.map(({ id, statement }, place) => {
              const mark = marks[place];
              return (
                <td key={id} className="rows-skill">
                  {mark && (
                    <MasteryMark level={mark.level} sureness={mark.sureness} label={sentence(statement, mark)} />
                  )}
                </td>
              );
            })}
            <td>{supports.map(nameOfSupport).join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
