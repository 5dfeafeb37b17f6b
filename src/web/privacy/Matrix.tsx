import "./matrix.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { type Category, categoryGroups, categoryWords } from "../../privacy/category.ts";
import type { ChoiceColumn } from "../../privacy/choice-menu.ts";
import { say } from "../language.tsx";
import { GroupSub } from "./GroupSub.tsx";
import { groupName } from "./groups.ts";
import { LevelCell } from "./LevelCell.tsx";

interface Props {
  readonly columns: readonly ChoiceColumn[];
  /** The group looked at in "See as": its column stands out. */
  readonly looked: string | undefined;
  readonly shows: (category: Category) => boolean;
}

/** Groups beside each other, categories under five plain headings. */
export function Matrix({ columns, looked, shows }: Props) {
  const { t } = useLingui();
  const mark = (target: string) => (target === looked ? { "data-looked": true } : {});
  return (
    <table className="matrix">
      <caption className="visually-hidden">
        <Trans>Who sees what: a row for each kind of information, a column for each group</Trans>
      </caption>
      <thead>
        <tr>
          <td aria-label={t`Kind`} />
          {columns.map((column) => (
            <th key={column.target} scope="col" {...mark(column.target)}>
              {groupName(column)}
              <span className="quiet">
                <GroupSub column={column} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      {categoryGroups.map(({ title, categories }) => {
        const rows = categories.filter(shows);
        return (
          rows.length > 0 && (
            <tbody key={title.en}>
              <tr className="matrix-group">
                <th scope="rowgroup">{say(title)}</th>
                {columns.map(({ target }) => (
                  <td key={target} {...mark(target)} />
                ))}
              </tr>
              {rows.map((category) => (
                <tr key={category}>
                  <th scope="row">
                    {say(categoryWords[category].title)}
                    <span className="quiet">{say(categoryWords[category].what)}</span>
                  </th>
                  {columns.map((column) => {
                    const cell = column.cells.find((each) => each.category === category);
                    return (
                      <td key={column.target} {...mark(column.target)}>
                        {cell && <LevelCell column={column} cell={cell} />}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          )
        );
      })}
    </table>
  );
}
