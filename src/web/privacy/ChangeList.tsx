import { Trans } from "@lingui/react/macro";
import { categoryWords } from "../../privacy/category.ts";
import { levelWords } from "../../privacy/level.ts";
import type { PresetChange } from "../../privacy/preset.ts";
import { say } from "../language.tsx";
import { useScope } from "./ChoiceScope.tsx";
import { groupName } from "./groups.ts";

/** Changes to come, by group: "Best work: from Summary to Nothing". */
export function ChangeList({ changes }: { changes: readonly PresetChange[] }) {
  const { menu } = useScope();
  return menu.columns.map((column) => {
    const own = changes.filter(({ target }) => target === column.target);
    if (own.length === 0) return null;
    return (
      <section key={column.target} className="change-list">
        <h3>{groupName(column)}</h3>
        <ul>
          {own.map(({ category, from, to }) => {
            const [what, now, then] = [categoryWords[category].title, levelWords[from].word, levelWords[to].word].map(
              say,
            );
            return (
              <li key={category}>
                <Trans>
                  {what}: from {now} to {then}
                </Trans>
              </li>
            );
          })}
        </ul>
      </section>
    );
  });
}
