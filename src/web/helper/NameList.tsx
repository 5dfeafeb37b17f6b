import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import type { Group } from "../../entry/group.ts";
import { api } from "../api.ts";
import type { Act } from "../shell/use-acting.ts";
import { useFind } from "./use-find.tsx";

/** Names out of what somebody types or pastes: one on each line; of a table's row the first cell. */
const namesIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => (/^\s*"([^"]*)"/.exec(line)?.[1] ?? line.split(/[,;\t]/)[0] ?? "").trim().slice(0, 120))
    .filter(Boolean);

/** The program's own list, with the code that each family needs. No learner of a school is looked for here. */
export function NameList({ names, act }: { names: Group["names"]; act: Act }) {
  const { t } = useLingui();
  const id = useId();
  const [text, setText] = useState("");
  const [found, find] = useFind(names, ({ name }) => name);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = namesIn(text);
    if (wanted.length === 0) return;
    if (await act(t`Saved.`, () => api.send("POST", "/group/names", { names: wanted }))) setText("");
  };
  return (
    <section className="panel helper-card">
      <h2>
        <Trans>Our list</Trans>
      </h2>
      <p className="quiet">
        <Trans>
          These are your own words. A family connects a name with its child by the code, and may end it any day.
        </Trans>
      </p>
      {find}
      <ul className="name-list">
        {found.map(({ id: nameId, name, code, learnerId }) => (
          <li key={nameId}>
            <bdi>{name}</bdi>
            {learnerId ? (
              <span className="quiet">
                <Trans>The family shares</Trans>
              </span>
            ) : (
              code && <code>{code}</code>
            )}
            <span className="helper-acts">
              {!learnerId && !code && (
                <button
                  type="button"
                  className="button dense"
                  onClick={() =>
                    void act(t`A new code is there.`, () => api.send("POST", `/group/names/${nameId}/code`))
                  }
                >
                  <Trans>New code</Trans>
                  <span className="visually-hidden">{name}</span>
                </button>
              )}
              <button
                type="button"
                className="button dense"
                onClick={() => void act(t`Taken off the list.`, () => api.send("DELETE", `/group/names/${nameId}`))}
              >
                <Trans>Take off</Trans>
                <span className="visually-hidden">{name}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void add(event)}>
        <div className="field">
          <label htmlFor={id}>
            <Trans>Add names, one on each line</Trans>
          </label>
          <textarea id={id} value={text} rows={3} onChange={({ target }) => setText(target.value)} />
        </div>
        <button type="submit" className="button">
          <Trans>Add to our list</Trans>
        </button>
      </form>
    </section>
  );
}
