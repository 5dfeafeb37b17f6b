import "./level-grid.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useRef } from "react";
import { type MasteryLevel, masteryLevels, masteryWords } from "../../record/mastery.ts";
import { say } from "../language.tsx";
import { MasteryMark } from "../record/MasteryMark.tsx";
import { Face } from "../shell/Face.tsx";
import { levelOfKey } from "./evidence.ts";

interface Props {
  readonly learners: readonly { readonly learnerId: string; readonly name: string }[];
  readonly levels: Readonly<Record<string, MasteryLevel>>;
  readonly onSet: (learnerId: string, level: MasteryLevel | undefined) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };
const sides: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * A level for each learner of a class. One stop of the Tab key: arrows go up and down the class and along the levels, 1 to 4 set
 * a level, 0 takes it away.
 */
export function LevelGrid({ learners, levels, onSet }: Props) {
  const { t } = useLingui();
  const grid = useRef<HTMLUListElement>(null);
  const at = useRef({ row: 0, column: 0 });
  const buttonAt = (row: number, column: number) =>
    grid.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  const go = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(learners.length - 1, row)),
      column: Math.max(0, Math.min(masteryLevels.length - 1, column)),
    };
    buttonAt(at.current.row, at.current.column)?.setAttribute("tabindex", "-1");
    at.current = next;
    const button = buttonAt(next.row, next.column);
    button?.setAttribute("tabindex", "0");
    button?.focus();
  };
  const press = (event: KeyboardEvent, row: number, column: number) => {
    const learnerId = learners[row]?.learnerId;
    const meant = levelOfKey(event.key);
    const isRtl = document.documentElement.dir === "rtl" ? -1 : 1;
    if (meant && learnerId) {
      onSet(learnerId, meant.level);
      go(row, meant.level ? masteryLevels.indexOf(meant.level) : column);
    } else if (event.key in steps) go(row + (steps[event.key] ?? 0), column);
    else if (event.key in sides) go(row, column + (sides[event.key] ?? 0) * isRtl);
    else if (event.key === "Home") go(0, column);
    else if (event.key === "End") go(learners.length - 1, column);
    else return;
    event.preventDefault();
  };
  return (
    <ul role="list" className="level-grid" ref={grid}>
      {learners.map(({ learnerId, name }, row) => (
        <li key={learnerId}>
          <fieldset className="level-row" data-set={levels[learnerId] !== undefined || undefined}>
            <legend className="visually-hidden">{name}</legend>
            <span className="level-name" aria-hidden>
              <Face name={name} size={26} />
              {name}
            </span>
            {masteryLevels.map((level, column) => (
              <button
                key={level}
                type="button"
                data-row={row}
                data-column={column}
                tabIndex={row === 0 && column === 0 ? 0 : -1}
                aria-pressed={levels[learnerId] === level}
                aria-label={t`${name}: ${say(masteryWords[level])}`}
                onClick={() => {
                  onSet(learnerId, levels[learnerId] === level ? undefined : level);
                  go(row, column);
                }}
                onKeyDown={(event) => press(event, row, column)}
              >
                <MasteryMark level={level} sureness="sure" />
              </button>
            ))}
            <span className="level-word quiet" aria-hidden>
              {levels[learnerId] ? say(masteryWords[levels[learnerId]]) : <Trans>No result</Trans>}
            </span>
          </fieldset>
        </li>
      ))}
    </ul>
  );
}
