import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { capacityWords } from "../../../identity/capacity.ts";
import { listing } from "../../../kernel/words.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import { takeOwnKinds } from "../../own-kinds.ts";
import { partWords } from "../../privacy/part-words.ts";
import type { Act } from "../../shell/use-acting.ts";
import type { KeptElement } from "./queries.ts";

/** One own element: what it is, where it stands, who writes it, and what can be decided about it. */
export function CustomRow({ element, act }: { element: KeptElement; act: Act }) {
  const { t } = useLingui();
  const id = useId();
  const [reason, setReason] = useState("");
  const { kind, definition, organization, state, askedBy } = element;
  const { title, why, slice, writers, fields } = definition;
  const isAsked = state === "proposed";
  const put = async (next: "active" | "declined" | "retired") => {
    await api.send("PUT", `/custom-elements/${kind}`, { state: next, ...(reason.trim() && { reason: reason.trim() }) });
    await takeOwnKinds((await api.get<{ items: KeptElement[] }>("/custom-elements")).items);
  };
  const who = listing(
    writers.map((each) => say(capacityWords[each]).toLocaleLowerCase(spoken())),
    spoken(),
  );
  return (
    <li className="custom-row">
      <strong dir="auto">{say(title)}</strong>{" "}
      <span className="quiet">
        {organization.name} · {say(partWords[slice])} · <Plural value={fields.length} one="# field" other="# fields" />
      </span>
      <br />
      <span dir="auto">{say(why)}</span>
      <br />
      <span className="quiet">
        {askedBy && (
          <>
            <Trans>{askedBy} asks for it.</Trans>{" "}
          </>
        )}
        <Trans>Written by: {who}.</Trans> {element.reason}
      </span>
      <p className="custom-row-acts">
        {state !== "declined" && (
          <Link className="button dense" to="/custom-elements/$kind" params={{ kind }}>
            {isAsked ? <Trans>Look at the form</Trans> : <Trans>Change it</Trans>}
          </Link>
        )}
        {state !== "active" && (
          <button
            type="button"
            className="button dense"
            onClick={() => void act(t`It is in use.`, () => put("active"))}
          >
            <Trans>Take it into use</Trans>
          </button>
        )}
      </p>
      {(isAsked || state === "active") && (
        <details>
          <summary>{isAsked ? <Trans>Decline it</Trans> : <Trans>Stop asking it</Trans>}</summary>
          <p className="quiet">
            {isAsked ? (
              <Trans>The app reads your reason.</Trans>
            ) : (
              <Trans>Nobody writes it any more. What was written stays, as its families chose.</Trans>
            )}
          </p>
          <label htmlFor={id}>
            <Trans>Why</Trans>
          </label>
          <input id={id} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          <button
            type="button"
            className="button dense"
            onClick={() =>
              void act(isAsked ? t`Declined.` : t`It is asked no more.`, () => put(isAsked ? "declined" : "retired"))
            }
          >
            {isAsked ? <Trans>Decline</Trans> : <Trans>Stop</Trans>}
          </button>
        </details>
      )}
    </li>
  );
}
