import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { listing } from "../../kernel/words.ts";
import type { ChoiceColumn } from "../../privacy/choice-menu.ts";
import { levelWords } from "../../privacy/level.ts";
import { say, spoken } from "../language.tsx";
import { groupName } from "./groups.ts";
import { LevelIcon } from "./LevelIcon.tsx";
import { LockMark } from "./LockMark.tsx";
import type { SeenRow } from "./seen-by.ts";

interface Props {
  readonly learnerId: string;
  readonly about: string;
  readonly sees: readonly SeenRow[];
  readonly nothing: readonly ChoiceColumn[];
}

/** Every group that sees a block, most first, with its level, who set it and why; everyone else last. */
export function SeenByList({ learnerId, about, sees, nothing }: Props) {
  return (
    <div className="seen-by-list">
      <h3>
        <Trans>Who can see: {about}</Trans>
      </h3>
      <ul role="list">
        {sees.map(({ column, level, lock, cell, isOwnOnly }) => (
          <li key={column.target}>
            <div>
              <strong>{groupName(column)}</strong>
              <span className="quiet">
                {column.purpose ?? cell.because.map(({ why }) => say(why))[0]}{" "}
                {isOwnOnly && <Trans>Only what is their own.</Trans>}
              </span>
            </div>
            <span className="seen-by-level">
              <LevelIcon level={level} tile={lock === "family"} /> {say(levelWords[level].word)}
            </span>
            {lock === "family" ? (
              <Link to="/who-sees-what" search={{ child: learnerId }}>
                <Trans>Change</Trans>
              </Link>
            ) : (
              <LockMark lock={lock} />
            )}
          </li>
        ))}
        {nothing.length > 0 && (
          <li>
            <div>
              <strong>
                <Trans>Everyone else</Trans>
              </strong>
              <span className="quiet">{listing(nothing.map(groupName), spoken())}</span>
            </div>
            <span className="seen-by-level">
              <LevelIcon level="hidden" /> {say(levelWords.hidden.word)}
            </span>
          </li>
        )}
      </ul>
      <p className="quiet">
        <Trans>The learner and each guardian see it too.</Trans>{" "}
        <Link to="/who-sees-what" search={{ child: learnerId }}>
          <Trans>All choices</Trans>
        </Link>
      </p>
    </div>
  );
}
