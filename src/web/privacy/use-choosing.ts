import { useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Category, categoryWords } from "../../privacy/category.ts";
import type { ChoiceCell, ChoiceMenu } from "../../privacy/choice-menu.ts";
import { type Level, levelWords } from "../../privacy/level.ts";
import { api, reasonOf } from "../api.ts";
import { say } from "../language.tsx";
import { groupName } from "./groups.ts";
import { choicesQuery } from "./queries.ts";

/** One choice to make, or without a level to take back. */
export interface Change {
  readonly target: string;
  readonly category: Category;
  readonly level: Level | undefined;
}

/** What was just done, in words, and how to take it back. */
export interface Saved {
  readonly said: string;
  readonly isWrong?: boolean;
  readonly undo?: () => Promise<void>;
}

/** What every part of the menu acts by. */
export interface Choosing {
  readonly saved: Saved | undefined;
  readonly dismiss: () => void;
  readonly choose: (change: Change) => Promise<void>;
  /** Runs what changes many cells at once; what the reader had chosen in those before is how it is undone. */
  readonly changeMany: (
    said: string,
    cells: readonly Omit<Change, "level">[],
    act: () => Promise<unknown>,
  ) => Promise<void>;
  /** Runs any other change of who sees what, with its opposite. */
  readonly change: (said: string, act: () => Promise<unknown>, back: () => Promise<unknown>) => Promise<void>;
}

const cellIn = ({ columns }: ChoiceMenu, target: string, category: Category): ChoiceCell | undefined =>
  columns.find((each) => each.target === target)?.cells.find((each) => each.category === category);

/** Saves at once, says so, and keeps the way back. */
export function useChoosing(learnerId: string): Choosing {
  const { t } = useLingui();
  const client = useQueryClient();
  const [saved, setSaved] = useState<Saved>();
  const { queryKey } = choicesQuery(learnerId);

  const tell = (next: Saved) => {
    setSaved(next);
    announce(next.said, next.isWrong ? "assertive" : "polite");
  };
  const send = async ({ target, category, level }: Change) => {
    const path = `/learners/${learnerId}/choices/${target}/${category}`;
    await (level === undefined ? api.send("DELETE", path) : api.send("PUT", path, { level }));
  };
  const refresh = async () => {
    await client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ queryKey: ["see-as", learnerId] });
    void client.invalidateQueries({ queryKey: ["presets", learnerId] });
  };
  const attempt = async (act: () => Promise<unknown>, said: () => Saved) => {
    try {
      await act();
      await refresh();
      tell(said());
    } catch (error) {
      const why = reasonOf(error);
      tell({ said: t`Not saved. ${why}`, isWrong: true });
    }
  };
  const mineOf = (cells: readonly Omit<Change, "level">[]): Change[] => {
    const menu = client.getQueryData(queryKey);
    return cells.map(({ target, category }) => ({
      target,
      category,
      level: menu && cellIn(menu, target, category)?.mine,
    }));
  };
  const undone = (back: () => Promise<unknown>) => () => attempt(back, () => ({ said: t`Undone. It is as it was.` }));
  const sendAll = async (changes: readonly Change[]) => {
    for (const each of changes) await send(each);
  };

  return {
    saved,
    dismiss: () => setSaved(undefined),
    choose: async (change) => {
      const before = mineOf([change]);
      await attempt(
        () => send(change),
        () => ({ said: sentence(change), undo: undone(() => sendAll(before)) }),
      );
    },
    changeMany: async (said, cells, act) => {
      const before = mineOf(cells);
      await attempt(act, () => ({ said, undo: undone(() => sendAll(before)) }));
    },
    change: (said, act, back) => attempt(act, () => ({ said, undo: undone(back) })),
  };

  function sentence({ target, category, level: chosen }: Change): string {
    const menu = client.getQueryData(queryKey);
    const column = menu?.columns.find((each) => each.target === target);
    const stands = menu && cellIn(menu, target, category);
    const group = column ? groupName(column) : "";
    const what = say(categoryWords[category].title);
    const level = say(levelWords[stands?.level ?? chosen ?? "hidden"].word);
    if (chosen === undefined || stands?.level === chosen) return t`Saved. ${group}: ${what}, ${level}.`;
    const wanted = say(levelWords[chosen].word);
    return t`Saved. ${group}: ${what}. You chose ${wanted}. It stays at ${level}, because someone else chose less.`;
  }
}
