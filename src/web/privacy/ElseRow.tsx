import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { ChoiceColumn } from "../../privacy/choice-menu.ts";
import { GroupList } from "./GroupList.tsx";
import { groupName, toChoose } from "./groups.ts";
import { LockMark } from "./LockMark.tsx";

interface Props {
  readonly title: ReactNode;
  readonly columns: readonly ChoiceColumn[];
  /** What they see, in a sentence. */
  readonly children: ReactNode;
}

/** A sentence about one or several groups, that opens to their lists. */
export function ElseRow({ title, columns, children }: Props) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [first] = columns;
  if (!first) return null;
  const mayChoose = columns.some((column) => toChoose(column) > 0);
  const lock = first.cells[0]?.lock ?? "school";
  const about = columns.map(groupName).join(", ");
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>
          <strong>{title}</strong>
          <span className="quiet">{children}</span>
        </span>
        {!mayChoose && <LockMark lock={lock} />}
        <span className="button dense" aria-hidden>
          {isOpen ? t`Close` : mayChoose ? t`Choose` : t`See each`}
        </span>
        <span className="visually-hidden">{mayChoose ? t`Choose for ${about}` : t`See each: ${about}`}</span>
      </summary>
      {isOpen &&
        columns.map((column) => (
          <div className="everyone-list" key={column.target}>
            {columns.length > 1 && <h3>{groupName(column)}</h3>}
            <GroupList column={column} />
          </div>
        ))}
    </details>
  );
}
