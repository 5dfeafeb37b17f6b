import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { lazyRouteComponent } from "@tanstack/react-router";
import { createContext, type ReactNode, Suspense, useContext, useState } from "react";
import { type Category, categoryWords } from "../../privacy/category.ts";
import type { ChoiceCell, ChoiceColumn, ChoiceMenu } from "../../privacy/choice-menu.ts";
import { say, spoken } from "../language.tsx";
import type { Child } from "../shell/children.ts";
import { groupName } from "./groups.ts";
import { choicesQuery, digestsQuery, holdingsQuery } from "./queries.ts";
import { SavedBar } from "./SavedBar.tsx";
import { StandsNote } from "./StandsNote.tsx";
import { previewOf } from "./saying.ts";
import { type Choosing, useChoosing } from "./use-choosing.ts";
import { WhyCell } from "./WhyCell.tsx";

/** With its library as large as the rest of the page, and needed by who changes something: it comes when a cell is reached. */
const LevelMenu = lazyRouteComponent(() => import("./LevelMenu.tsx"), "LevelMenu");

/** Everything a part of the page needs to draw a cell and to change it. */
export interface Scope extends Choosing {
  readonly child: Child;
  readonly menu: ChoiceMenu;
  /** Whether the reader is the learner. */
  readonly isOwn: boolean;
  readonly openLevels: (column: ChoiceColumn, category: Category, anchor: HTMLElement) => void;
  /** Called when a cell is reached, by pointer or by Tab: the menu is there when it is pressed. */
  readonly onReach: () => void;
  readonly openWhy: (column: ChoiceColumn, category: Category) => void;
}

const Context = createContext<Scope | undefined>(undefined);

/** The choices of the child whose page is open. */
export function useScope(): Scope {
  const scope = useContext(Context);
  if (!scope) throw new Error("a part of who sees what stands outside its scope");
  return scope;
}

type Opened = { readonly target: string; readonly category: Category } & (
  | { readonly anchor: HTMLElement }
  | { readonly anchor?: undefined }
);

/** Holds one child's choices for the page, with one menu and one why for all cells. */
export function ChoiceScope({ child, isOwn, children }: { child: Child; isOwn: boolean; children: ReactNode }) {
  const { t } = useLingui();
  const { data: menu } = useSuspenseQuery(choicesQuery(child.id));
  const { data: digests } = useSuspenseQuery(digestsQuery(child.id));
  const { data: holdings } = useSuspenseQuery(holdingsQuery(child.id));
  const choosing = useChoosing(child.id);
  const [opened, setOpened] = useState<Opened>();
  const column = menu.columns.find(({ target }) => target === opened?.target);
  const cell = column?.cells.find(({ category }) => category === opened?.category);
  const close = () => setOpened(undefined);
  const scope: Scope = {
    ...choosing,
    child,
    menu,
    isOwn,
    onReach: () => void LevelMenu.preload?.()?.catch(() => undefined), // pressed, it is asked for again
    openLevels: ({ target }, category, anchor) => setOpened({ target, category, anchor }),
    openWhy: ({ target }, category) => setOpened({ target, category }),
  };
  const group = column && groupName(column);
  return (
    <Context value={scope}>
      {children}
      {opened?.anchor && column && cell && (
        <Suspense>
          <LevelMenu
            anchor={opened.anchor}
            cell={cell}
            title={say(categoryWords[cell.category].title)}
            reader={t`Seen by ${group}:`}
            label={labelOf(column, cell)}
            note={<StandsNote cell={cell} name={child.name ?? ""} />}
            preview={(level) => previewOf(level, cell.slices, { digests, holdings }, spoken())}
            onClose={close}
            onChoose={(level) => {
              close();
              void choosing.choose({ target: column.target, category: cell.category, level });
            }}
            onWhy={() => setOpened({ target: column.target, category: cell.category })}
          />
        </Suspense>
      )}
      {opened && !opened.anchor && column && cell && (
        <WhyCell column={column} cell={cell} school={menu.school} child={child} onClose={close} />
      )}
      <SavedBar saved={choosing.saved} onDismiss={choosing.dismiss} />
    </Context>
  );
}

/** Names a cell to who hears it: "Attendance and classes, Eastside Club". */
export const labelOf = (column: ChoiceColumn, { category }: Pick<ChoiceCell, "category">): string =>
  `${say(categoryWords[category].title)}, ${groupName(column)}`;
