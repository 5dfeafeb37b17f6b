import { ChevronDown } from "lucide-react";
import { listing } from "../../kernel/words.ts";
import { categoryWords } from "../../privacy/category.ts";
import type { ChoiceCell, ChoiceColumn } from "../../privacy/choice-menu.ts";
import { levelWords } from "../../privacy/level.ts";
import { say, spoken } from "../language.tsx";
import { labelOf, useScope } from "./ChoiceScope.tsx";
import { LevelIcon } from "./LevelIcon.tsx";
import { LockMark } from "./LockMark.tsx";

/** What is set alike for a group: a row for each level and who set it, its categories listed; each of them opens its own why. */
export function SetRow({ column, cells }: { column: ChoiceColumn; cells: readonly ChoiceCell[] }) {
  const { openWhy } = useScope();
  const [first] = cells;
  if (!first) return null;
  const titles = cells.map(({ category }) => say(categoryWords[category].title));
  return (
    <li>
      <details className="set-row">
        <summary>
          <span>{listing(titles, spoken())}</span>
          <span className="set-level">
            <LevelIcon level={first.level} />
            {say(levelWords[first.level].word)}
            <LockMark lock={first.lock} />
            <ChevronDown size={16} aria-hidden className="fold" />
          </span>
        </summary>
        <ul role="list">
          {cells.map((cell) => (
            <li key={cell.category} className="set-each">
              <span>{say(categoryWords[cell.category].title)}</span>
              <LockMark lock={cell.lock} about={labelOf(column, cell)} onWhy={() => openWhy(column, cell.category)} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
