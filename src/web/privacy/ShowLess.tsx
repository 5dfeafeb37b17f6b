import "./show-less.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Users } from "lucide-react";
import { useState } from "react";
import { categoryWords } from "../../privacy/category.ts";
import { levelWords } from "../../privacy/level.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { useScope } from "./ChoiceScope.tsx";
import { groupName } from "./groups.ts";
import { ShowLessForm } from "./ShowLessForm.tsx";
import { shortDay, useWho } from "./who-changed.ts";

/** Single persons who are shown less than the rest of their group. */
export function ShowLess() {
  const { t } = useLingui();
  const { menu, child, change } = useScope();
  const whoOf = useWho(child.name ?? "");
  const [isAsking, setAsking] = useState(false);
  const everybody = menu.columns.flatMap((column) => column.people.map((person) => ({ column, person })));
  const shown = menu.overrides.flatMap((each) => {
    const found = everybody.find(({ person }) => person.subjectId === each.subjectId);
    const cell = found?.column.cells.find(({ category }) => category === each.category);
    return found && cell ? [{ ...each, ...found, cell }] : [];
  });
  return (
    <section className="panel show-less">
      <h2>
        <Users size={18} aria-hidden /> <Trans>Show one person less</Trans>
      </h2>
      {shown.length === 0 && (
        <p className="quiet">
          <Trans>Everyone in a group sees the same. You can show one person less than the others.</Trans>
        </p>
      )}
      <ul role="list">
        {shown.map(({ subjectId, category, level, by, at, person, column, cell }) => {
          const path = `/learners/${child.id}/overrides/${subjectId}/${category}`;
          const [what, less, rest] = [
            categoryWords[category].title,
            levelWords[level].word,
            levelWords[cell.level].word,
          ].map(say);
          const [name, group] = [person.name ?? groupName(column), groupName(column)];
          return (
            <li key={`${subjectId} ${category} ${by}`}>
              <p>
                <Trans>
                  <strong>{name}</strong> reads {what}: {less}. {group} otherwise: {rest}.
                </Trans>
              </p>
              <p className="quiet">
                {whoOf(by)}, {shortDay(at, spoken())}
              </p>
              {by === "you" && (
                <button
                  type="button"
                  className="link no-print"
                  onClick={() =>
                    void change(
                      t`Saved. ${name} reads what the others read.`,
                      () => api.send("DELETE", path),
                      () => api.send("PUT", path, { level }),
                    )
                  }
                >
                  <Trans>Show the same as the others</Trans>
                  <span className="visually-hidden">{name}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <button type="button" className="link no-print" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        <Trans>Treat one person differently</Trans>
      </button>
      {isAsking && <ShowLessForm onClose={() => setAsking(false)} />}
    </section>
  );
}
