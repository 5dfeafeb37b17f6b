import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { type Category, categoryWords, isCategory } from "../../privacy/category.ts";
import { isBelow, isLevel, type Level, levelWords } from "../../privacy/level.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { Sheet } from "../shell/Sheet.tsx";
import { useScope } from "./ChoiceScope.tsx";
import { groupName, toChoose } from "./groups.ts";

/** Who, what, how little: three choices in a row, each from what the one before leaves. */
export function ShowLessForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { menu, child, change } = useScope();
  const ids = { person: useId(), category: useId(), level: useId() };
  const columns = menu.columns.filter((each) => toChoose(each) > 0 && each.people.some(({ name }) => name));
  const [subjectId, setSubject] = useState(() => columns[0]?.people.find(({ name }) => name)?.subjectId ?? "");
  const column = columns.find(({ people }) => people.some((each) => each.subjectId === subjectId));
  const cells = column?.cells.filter(({ options, level }) => options.length > 0 && level !== "hidden") ?? [];
  const [asked, setCategory] = useState<Category>();
  const cell = cells.find(({ category }) => category === asked) ?? cells[0];
  const lower = cell?.options.filter(({ level }) => isBelow(level, cell.level)).map(({ level }) => level) ?? [];
  const [wanted, setLevel] = useState<Level>();
  const level = lower.find((each) => each === wanted) ?? lower[0];
  const name = column?.people.find((each) => each.subjectId === subjectId)?.name ?? "";
  const save = () => {
    if (!cell || !level) return;
    onClose();
    const path = `/learners/${child.id}/overrides/${subjectId}/${cell.category}`;
    const before = menu.overrides.find(
      (each) => each.subjectId === subjectId && each.category === cell.category && each.by === "you",
    );
    const [what, word] = [categoryWords[cell.category].title, levelWords[level].word].map(say);
    void change(
      t`Saved. ${name} reads ${what}: ${word}.`,
      () => api.send("PUT", path, { level }),
      () => (before ? api.send("PUT", path, { level: before.level }) : api.send("DELETE", path)),
    );
  };
  return (
    <Sheet title={<Trans>Show one person less</Trans>} onClose={onClose}>
      {columns.length === 0 ? (
        <p>
          <Trans>There is nobody here now whom you could show less.</Trans>
        </p>
      ) : (
        <form
          className="show-less-form"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <div className="field">
            <label htmlFor={ids.person}>
              <Trans>Who</Trans>
            </label>
            <select id={ids.person} value={subjectId} onChange={(event) => setSubject(event.target.value)}>
              {columns.map((each) => (
                <optgroup key={each.target} label={groupName(each)}>
                  {each.people.map(
                    (person) =>
                      person.name && (
                        <option key={person.subjectId} value={person.subjectId}>
                          {person.name}
                        </option>
                      ),
                  )}
                </optgroup>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={ids.category}>
              <Trans>What</Trans>
            </label>
            <select
              id={ids.category}
              value={cell?.category ?? ""}
              onChange={({ target: { value } }) => isCategory(value) && setCategory(value)}
            >
              {cells.map(({ category }) => (
                <option key={category} value={category}>
                  {say(categoryWords[category].title)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={ids.level}>
              <Trans>How much</Trans>
            </label>
            <select
              id={ids.level}
              value={level ?? ""}
              onChange={({ target: { value } }) => isLevel(value) && setLevel(value)}
            >
              {lower.map((each) => (
                <option key={each} value={each}>
                  {say(levelWords[each].word)}
                </option>
              ))}
            </select>
          </div>
          {cells.length === 0 && (
            <p>
              <Trans>This group sees nothing that is yours to lower.</Trans>
            </p>
          )}
          <button type="submit" className="button">
            <Trans>Show less</Trans>
          </button>
        </form>
      )}
    </Sheet>
  );
}
