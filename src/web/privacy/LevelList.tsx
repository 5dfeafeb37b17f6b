import "./level-list.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Check, CircleHelp } from "lucide-react";
import { Menu, MenuItem, MenuSection } from "react-aria-components/Menu";
import type { ChoiceCell } from "../../privacy/choice-menu.ts";
import { type Level, levelWords } from "../../privacy/level.ts";
import { say } from "../language.tsx";
import { LevelIcon } from "./LevelIcon.tsx";
import { LevelPreview } from "./LevelPreview.tsx";
import { LockMark } from "./LockMark.tsx";
import type { Preview } from "./saying.ts";

/** What menu and list take alike. */
export interface LevelListProps {
  readonly cell: ChoiceCell;
  /** Whose level it is, of what: "Attendance and classes, Eastside Club". */
  readonly label: string;
  readonly preview: (level: Exclude<Level, "hidden">) => Preview;
  readonly onChoose: (level: Level) => void;
  readonly onWhy: () => void;
}

const focusOnce = (item: HTMLElement | null) => item?.focus();

/**
 * The levels of one cell, each with what would be read of this child. Arrows only look, Enter chooses, the check marks the level
 * now. A level that is not the reader's to choose stays in its place, quiet, and leads to why.
 */
export function LevelList({ cell, label, preview, onChoose, onWhy }: LevelListProps) {
  const { t } = useLingui();
  const barred = cell.options.find(({ allowed }) => !allowed);
  const barredWord = barred && say(levelWords[barred.level].word);
  // Looking begins at the level now, and where that is none of these, at the first.
  const first = cell.options.find(({ level }) => level === cell.level) ?? cell.options[0];
  const act = (key: string) => {
    const option = cell.options.find(({ level }) => level === key);
    if (option?.allowed) onChoose(option.level);
    else onWhy();
  };
  return (
    <Menu className="level-list" aria-label={label} onAction={(key) => act(String(key))}>
      <MenuSection selectionMode="single" selectedKeys={[cell.level]} disallowEmptySelection aria-label={t`Levels`}>
        {cell.options.map(({ level, allowed, setBy }) => (
          <MenuItem
            key={level}
            ref={level === first?.level ? focusOnce : null}
            id={level}
            textValue={say(levelWords[level].word)}
            className="level-item"
            data-barred={!allowed || undefined}
          >
            <LevelIcon level={level} tile={allowed} />
            <span className="level-words">
              <span className="level-word">
                {say(levelWords[level].word)}
                {setBy && <LockMark lock={setBy} isFull />}
              </span>
              <LevelPreview level={level} {...(level !== "hidden" && { preview: preview(level) })} />
            </span>
            {level === cell.level && <Check size={18} className="level-check" aria-hidden />}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuItem id="why" className="level-item level-why" textValue={t`Why?`}>
        <CircleHelp size={18} aria-hidden />
        <span>
          {barred?.setBy === "school" ? (
            <Trans>Why does {barredWord} stay in school?</Trans>
          ) : barred ? (
            <Trans>Why not more?</Trans>
          ) : (
            <Trans>Who set this, and why?</Trans>
          )}
        </span>
      </MenuItem>
    </Menu>
  );
}
