import "./group-list.css";
import { Trans } from "@lingui/react/macro";
import { categoryGroups, categoryWords } from "../../privacy/category.ts";
import type { ChoiceColumn } from "../../privacy/choice-menu.ts";
import { say } from "../language.tsx";
import { LevelCell } from "./LevelCell.tsx";
import { SetRow } from "./SetRow.tsx";

/** One group as a list: what the reader decides first, under the five headings; what is set stands last, a row for each level. */
export function GroupList({ column, heading: Heading = "h3" }: { column: ChoiceColumn; heading?: "h2" | "h3" }) {
  const mine = column.cells.filter(({ options }) => options.length > 0);
  const set = column.cells.filter(({ options }) => options.length === 0);
  return (
    <div className="group-list">
      {categoryGroups.map(({ title, categories }) => {
        const rows = mine.filter(({ category }) => categories.includes(category));
        return (
          rows.length > 0 && (
            <section key={title.en}>
              <Heading>{say(title)}</Heading>
              <ul role="list" className="panel">
                {rows.map((cell) => (
                  <li key={cell.category} className="group-row">
                    <span>
                      <strong>{say(categoryWords[cell.category].title)}</strong>
                      <span className="quiet">{say(categoryWords[cell.category].what)}</span>
                    </span>
                    <LevelCell column={column} cell={cell} />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      {set.length > 0 && (
        <section>
          <Heading>{mine.length > 0 ? <Trans>Not a choice here</Trans> : <Trans>What they see</Trans>}</Heading>
          <ul role="list" className="panel">
            {[...Map.groupBy(set, ({ level, lock }) => `${level} ${lock}`)].map(([key, cells]) => (
              <SetRow key={key} column={column} cells={cells} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
