import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useEffect, useId, useState } from "react";
import type { Group, Presence } from "../../entry/group.ts";
import { presences } from "../../entry/group.ts";
import { ApiProblem, api } from "../api.ts";
import { useDraft } from "../shell/draft.ts";
import type { Act } from "../shell/use-acting.ts";
import { useFind } from "./use-find.tsx";

interface Props {
  readonly on: string;
  readonly names: Group["names"];
  readonly day: Group["day"];
  readonly act: Act;
}
interface Page {
  readonly activity: string;
  readonly minutes: string;
  readonly marks: Readonly<Record<string, { readonly state: Presence; readonly minutes?: string }>>;
}

/** What stands in the book of a day, as the form has it. */
const pageOf = (day: Group["day"]): Page => ({
  activity: day[0]?.activity ?? "",
  minutes: String(day.find(({ state }) => state === "present")?.minutes ?? 60),
  marks: Object.fromEntries(day.map(({ nameId, state, minutes }) => [nameId, { state, minutes: String(minutes) }])),
});

/**
 * A page of the attendance book. What is typed stays until it is sent: without a connection it waits, and goes when there is one
 * again. Sent twice it is there once.
 */
export function DayBook({ on, names, day, act }: Props) {
  const { t } = useLingui();
  const ids = { activity: useId(), minutes: useId() };
  const [page, keep, drop] = useDraft<Page>(["day-book", on], () => pageOf(day));
  const [waits, setWaits] = useState(false);
  const marked = names.filter(({ id }) => page.marks[id]);
  const [found, find] = useFind(names, ({ name }) => name);
  const words: Readonly<Record<Presence, string>> = {
    present: t({ message: "Here", context: "at a program" }),
    late: t`Late`,
    absent: t`Not here`,
  };
  const mark = (id: string, more: { state?: Presence; minutes?: string }) =>
    keep({ ...page, marks: { ...page.marks, [id]: { state: "present", ...page.marks[id], ...more } } });

  const send = async () => {
    if (marked.length === 0) return;
    const marks = marked.map(({ id }) => {
      const { state, minutes = page.minutes } = page.marks[id] ?? { state: "present" as const };
      return {
        nameId: id,
        state,
        minutes: state === "absent" ? 0 : Math.min(1_440, Math.max(0, Number(minutes) || 0)),
      };
    });
    const body = { activity: page.activity.trim() || t`After school`, marks };
    let isAway = false;
    const isDone = await act(t`Saved. The families are asked to keep it.`, () =>
      api.send("PUT", `/group/days/${on}`, body).catch((error: unknown) => {
        isAway = !(error instanceof ApiProblem) || error.status >= 500;
        throw error;
      }),
    );
    setWaits(isAway);
    if (isDone) drop();
  };
  useEffect(() => {
    if (!waits) return;
    const again = () => void send();
    window.addEventListener("online", again);
    const timer = window.setInterval(again, 15_000);
    return () => {
      window.removeEventListener("online", again);
      window.clearInterval(timer);
    };
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form className="day-book" onSubmit={submit}>
      <div className="field">
        <label htmlFor={ids.activity}>
          <Trans>What did you do?</Trans>
        </label>
        <input
          id={ids.activity}
          value={page.activity}
          maxLength={120}
          onChange={({ target }) => keep({ ...page, activity: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={ids.minutes}>
          <Trans>Minutes for everybody</Trans>
        </label>
        <input
          id={ids.minutes}
          inputMode="numeric"
          value={page.minutes}
          onChange={({ target }) => keep({ ...page, minutes: target.value })}
        />
      </div>
      <p>
        <button
          type="button"
          className="button"
          onClick={() =>
            keep({
              ...page,
              marks: Object.fromEntries(names.map(({ id }) => [id, page.marks[id] ?? { state: "present" }])),
            })
          }
        >
          <Trans>All others are here</Trans>
        </button>
      </p>
      {find}
      {found.map(({ id, name, learnerId }) => (
        <fieldset key={id} className="day-row">
          <legend>
            <bdi>{name}</bdi> {!learnerId && <span className="quiet">{t`(stays in your book)`}</span>}
          </legend>
          <div className="day-choices">
            {presences.map((state) => (
              <label key={state}>
                <input
                  type="radio"
                  name={`state-${id}`}
                  checked={page.marks[id]?.state === state}
                  onChange={() => mark(id, { state })}
                />
                {words[state]}
              </label>
            ))}
            {(page.marks[id]?.state ?? "absent") !== "absent" && (
              <input
                className="input minutes"
                inputMode="numeric"
                aria-label={t`Minutes of ${name}`}
                value={page.marks[id]?.minutes ?? page.minutes}
                onChange={({ target }) => mark(id, { minutes: target.value })}
              />
            )}
          </div>
        </fieldset>
      ))}
      {waits && (
        <p className="notice" role="status">
          <Trans>No connection. What you typed is kept on this page, and goes as soon as there is one.</Trans>
        </p>
      )}
      <div className="day-foot">
        <button type="submit" className="button filled" aria-disabled={marked.length === 0}>
          <Plural value={marked.length} _0="Mark who is here" one="Save # name" other="Save # names" />
        </button>
        {marked.length > 0 && marked.length < names.length && (
          <span className="quiet">
            <Plural value={names.length - marked.length} one="# is not marked" other="# are not marked" />
          </span>
        )}
      </div>
    </form>
  );
}
