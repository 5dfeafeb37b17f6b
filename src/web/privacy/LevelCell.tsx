import "./level-cell.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronDown, CirclePause, Pencil } from "lucide-react";
import type { ChoiceCell, ChoiceColumn } from "../../privacy/choice-menu.ts";
import { levelWords } from "../../privacy/level.ts";
import { say, spoken } from "../language.tsx";
import { labelOf, useScope } from "./ChoiceScope.tsx";
import { isChanged } from "./groups.ts";
import { LevelIcon } from "./LevelIcon.tsx";
import { LockMark } from "./LockMark.tsx";
import { onlyOwn, openParts } from "./parts.ts";
import { shortDay, spokenByOthers, useWho } from "./who-changed.ts";

/** How much one group sees of one category: a box where the reader decides, quiet with its lock elsewhere. */
export function LevelCell({ column, cell }: { column: ChoiceColumn; cell: ChoiceCell }) {
  const { t } = useLingui();
  const { openLevels, onReach, openWhy, child } = useScope();
  const whoOf = useWho(child.name ?? "");
  const own = onlyOwn(cell);
  const level = own?.level ?? cell.level;
  const word = say(levelWords[level].word);
  const label = labelOf(column, cell);
  const other = spokenByOthers(cell);
  const changed = isChanged(cell);
  const parts = own ? [] : openParts(cell);
  return (
    <div className="level-cell">
      {cell.options.length > 0 ? (
        <button
          type="button"
          className="level-box"
          aria-haspopup="dialog"
          aria-label={changed ? t`${label}: ${word}, changed by your family` : t`${label}: ${word}`}
          onPointerEnter={onReach}
          onFocus={onReach}
          onClick={(event) => openLevels(column, cell.category, event.currentTarget)}
        >
          <LevelIcon level={cell.level} tile />
          <span className="level-now">{word}</span>
          {changed && <Pencil size={14} className="pencil" aria-hidden />}
          <ChevronDown size={16} className="arrow" aria-hidden />
        </button>
      ) : (
        <span className="level-set">
          <LevelIcon level={level} />
          <span className="level-now">{word}</span>
          <LockMark lock={cell.lock} about={`${label}: ${word}`} onWhy={() => openWhy(column, cell.category)} />
        </span>
      )}
      {cell.paused ? (
        <span className="level-under">
          <CirclePause size={14} aria-hidden /> <Trans>Paused: two choices differ</Trans>
        </span>
      ) : (
        other?.at && (
          <span className="level-under">
            {whoOf(other.by)}, {shortDay(other.at, spoken())}
          </span>
        )
      )}
      {own && (
        <span className="level-under">
          <Trans>Only {own.of}</Trans>
        </span>
      )}
      {parts.map((part) => (
        <span className="level-under" key={part.word}>
          {part.word}: {say(levelWords[part.level].word)}
        </span>
      ))}
    </div>
  );
}
