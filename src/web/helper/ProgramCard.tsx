import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { dateInWords } from "../../kernel/words.ts";
import { type ProgramView, programChecks } from "../../privacy/program.ts";
import { vettingChecks } from "../../privacy/vetting.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import { HandOver } from "./HandOver.tsx";

/** One program of the district: what was looked over, who is in it, how many families in round, and its end. */
export function ProgramCard({ program, act }: { program: ProgramView; act: Act }) {
  const { t } = useLingui();
  const { id, name, organization, contact, purpose, state, checks, people, learners, startsOn, endsOn } = program;
  const path = `/programs/${id}`;
  const day = (on: string) => dateInWords(on, spoken(), "medium");
  const [from, to] = [day(startsOn), day(endsOn)];
  const isOpen = state === "active" || state === "ending";
  const states: Readonly<Record<ProgramView["state"], string>> = {
    draft: t`Not looked over yet`,
    vetting: t`Not looked over yet`,
    active: t`Open`,
    ending: t`Open, ends soon`,
    ended: t`Over`,
  };
  return (
    <article className="panel helper-card" aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p>
        <strong>{states[state]}</strong>. <bdi>{organization}</bdi>, <bdi>{contact}</bdi>.{" "}
        <Trans>
          {from} to {to}.
        </Trans>
      </p>
      <p>
        <bdi>{purpose}</bdi>
      </p>
      {isOpen && (
        <p>
          {learners === null ? (
            <Trans>Fewer than 10 families let it in, or none.</Trans>
          ) : (
            <Plural value={learners} one="# family let it in." other="# families let it in." />
          )}
        </p>
      )}
      {state === "vetting" && (
        <>
          <fieldset className="share-list">
            <legend>
              <Trans>Looked over</Trans>
            </legend>
            {programChecks.map((check) => (
              <label key={check} className="pick">
                <span>
                  {say(vettingChecks[check].title)}
                  <br />
                  <span className="quiet">{say(vettingChecks[check].why)}</span>
                </span>
                <input
                  type="checkbox"
                  checked={checks.includes(check)}
                  onChange={({ target }) =>
                    void act(t`Saved.`, () => api.send("PUT", `${path}/vetting/${check}`, { passed: target.checked }))
                  }
                />
              </label>
            ))}
          </fieldset>
          <button
            type="button"
            className="button filled"
            onClick={() => void act(t`The program is open.`, () => api.send("POST", `${path}/activate`))}
          >
            <Trans>Open the program</Trans>
          </button>
        </>
      )}
      {people.length > 0 && (
        <ul className="name-list">
          {people.map(({ subjectId, name: person }) => (
            <li key={subjectId}>
              <bdi>{person}</bdi>
              <span className="helper-acts">
                <button
                  type="button"
                  className="button dense"
                  onClick={() => void act(t`Out at once.`, () => api.send("DELETE", `${path}/people/${subjectId}`))}
                >
                  <Trans>Take out</Trans>
                  <span className="visually-hidden">{person}</span>
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {isOpen && <AddPerson path={path} act={act} />}
      {state !== "ended" && <EndProgram path={path} act={act} />}
    </article>
  );
}

interface ActProps {
  readonly path: string;
  readonly act: Act;
}

function AddPerson({ path, act }: ActProps) {
  const { t } = useLingui();
  const id = useId();
  const [name, setName] = useState("");
  const [made, setMade] = useState<{ path: string; name: string }>();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    await act(t`Saved. Hand the link over.`, async () => {
      const { invitation } = await api.send<{ invitation: string }>("POST", `${path}/people`, { name: name.trim() });
      setMade({ path: invitation, name });
      setName("");
    });
  };
  return (
    <>
      {made && <HandOver {...made} />}
      <form onSubmit={(event) => void add(event)}>
        <Field id={id} label={<Trans>Add somebody of the program</Trans>}>
          {(field) => (
            <input {...field} value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        <button type="submit" className="button">
          <Trans>Make a link for them</Trans>
        </button>
      </form>
    </>
  );
}

function EndProgram({ path, act }: ActProps) {
  const { t } = useLingui();
  const id = useId();
  const [reason, setReason] = useState("");
  const end = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim())
      void act(t`Ended for everybody.`, () => api.send("POST", `${path}/end`, { reason: reason.trim() }));
  };
  return (
    <details>
      <summary>
        <Trans>End the program for everybody</Trans>
      </summary>
      <form onSubmit={end}>
        <Field id={id} label={<Trans>Why?</Trans>}>
          {(field) => (
            <input
              {...field}
              value={reason}
              maxLength={1_000}
              required
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <button type="submit" className="button">
          <Trans>End it at once</Trans>
        </button>
      </form>
    </details>
  );
}
