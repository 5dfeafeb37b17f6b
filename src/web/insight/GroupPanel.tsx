import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ArrowRight, BookOpen } from "lucide-react";
import type { DayOne } from "../../insight/day-one.ts";
import { type Readiness, readinessWords } from "../../record/mastery.ts";
import { say } from "../language.tsx";
import { inBrief } from "../record/in-brief.ts";
import { Face } from "../shell/Face.tsx";
import { Popup } from "../shell/Popup.tsx";
import { groupOrder, type Moves } from "./moved.ts";

interface Props {
  readonly readiness: Readiness;
  readonly startWith: DayOne["groups"][number]["startWith"];
  readonly learners: DayOne["tiles"];
  readonly moved: Moves;
  readonly onMove: (learnerId: string, to: Readiness) => void;
  readonly dragged: string | undefined;
  readonly onDrag: (learnerId: string | undefined) => void;
  readonly classId: string;
}

/** One group: what to begin with, who is in it and why. Names are moved by a menu or by drag. */
export function GroupPanel({ readiness, startWith, learners, moved, onMove, dragged, onDrag, classId }: Props) {
  const drop = () => {
    if (dragged) onMove(dragged, readiness);
    onDrag(undefined);
  };
  return (
    <section
      className="panel group-panel"
      data-over={dragged ? true : undefined}
      aria-labelledby={`group-${readiness}`}
      onDragOver={(event) => dragged && event.preventDefault()}
      onDrop={drop}
    >
      <h3 id={`group-${readiness}`}>
        <span className="group-swatch" data-readiness={readiness} aria-hidden />
        {say(readinessWords[readiness])}
        <span className="quiet">{learners.length}</span>
      </h3>
      <p>
        <Reason readiness={readiness} startWith={startWith && inBrief(startWith.statement)} />
      </p>
      <ul role="list" className="group-names">
        {learners.map(({ learnerId, name }) => (
          <li
            key={learnerId}
            draggable
            onDragStart={({ dataTransfer }) => {
              dataTransfer.setData("text/plain", name);
              onDrag(learnerId);
            }}
            onDragEnd={() => onDrag(undefined)}
          >
            <Popup
              className="group-name"
              button={
                <>
                  <Face name={name} size={24} />
                  <span>{name}</span>
                  {moved[learnerId] && (
                    <span className="quiet">
                      <Trans>moved</Trans>
                    </span>
                  )}
                </>
              }
            >
              {(close) => (
                <>
                  <p className="popup-title">
                    <Trans>Move {name} to</Trans>
                  </p>
                  {groupOrder
                    .filter((each) => each !== readiness)
                    .map((each) => (
                      <button
                        key={each}
                        type="button"
                        className="popup-choice"
                        onClick={() => {
                          close();
                          onMove(learnerId, each);
                        }}
                      >
                        <ArrowRight size={16} aria-hidden /> {say(readinessWords[each])}
                      </button>
                    ))}
                  <Link
                    className="popup-choice"
                    to="/learners/$learnerId"
                    params={{ learnerId }}
                    search={{ class: classId }}
                  >
                    <BookOpen size={16} aria-hidden /> <Trans>Open the backpack</Trans>
                  </Link>
                </>
              )}
            </Popup>
          </li>
        ))}
      </ul>
      <details className="why">
        <summary>
          <Trans>Why these?</Trans>
        </summary>
        <p className="quiet">
          <Rule readiness={readiness} />
        </p>
      </details>
    </section>
  );
}

/** What to do next with the group; a need is written as a next step. */
function Reason({ readiness, startWith }: { readiness: Readiness; startWith: string | undefined }) {
  if (readiness === "ready") return <Trans>Met at least half of what the unit leans on.</Trans>;
  if (readiness === "ready-to-stretch") return <Trans>Met all of it. Can take an open problem.</Trans>;
  return startWith ? <Trans>Start with: {startWith}</Trans> : <Trans>Start with what the unit leans on.</Trans>;
}

/** The rule itself, as it is computed (docs/mastery.md). */
function Rule({ readiness }: { readiness: Readiness }) {
  if (readiness === "ready-to-stretch")
    return (
      <Trans>
        Each skill with evidence is Met or Extends, and at least one is Extends. At least three skills have evidence.
      </Trans>
    );
  if (readiness === "ready")
    return <Trans>At least half of the skills with evidence are Met or Extends. At least three have evidence.</Trans>;
  return (
    <Trans>
      Fewer than half of the skills with evidence are Met so far. At least three have evidence. The first step is the
      skill that most of the group still have before them.
    </Trans>
  );
}
