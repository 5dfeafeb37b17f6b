import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { type Contribution, type DeclineReason, declineKeys, declineReasons } from "../../entry/contribution.ts";
import { dateInWords } from "../../kernel/words.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import { FactList } from "./FactList.tsx";
import { ProposedFiles } from "./ProposedFiles.tsx";

interface Props {
  readonly contribution: Contribution;
  readonly isPicked: boolean;
  readonly onPick: (isPicked: boolean) => void;
  readonly act: Act;
}

/** One proposal: who says what of whom, and what can be answered. Nobody changes what somebody else said. */
export function InboxCard({ contribution, isPicked, onPick, act }: Props) {
  const { t } = useLingui();
  const ids = { pick: useId(), reason: useId(), note: useId() };
  const [open, setOpen] = useState<"decline" | "ask">();
  const [reason, setReason] = useState<DeclineReason | "">("");
  const [note, setNote] = useState("");
  const { id, learnerId, learner, kind, body, by, proposedAt, state } = contribution;
  const title = say(kindOf(kind)?.title ?? { en: kind, es: kind });
  const who = by.name ?? (by.capacity === "guardian" ? t`A guardian` : t`The learner`);
  const answer = (said: string, more: object) =>
    void act(said, () => api.send("POST", "/contributions/answers", { contributions: [{ learnerId, id }], ...more }));
  const day = dateInWords(contribution.observedOn ?? proposedAt, spoken(), "medium");
  return (
    <article className="panel helper-card" aria-label={`${title}, ${who}`}>
      <div className="inbox-head">
        <input id={ids.pick} type="checkbox" checked={isPicked} onChange={({ target }) => onPick(target.checked)} />
        <label htmlFor={ids.pick}>
          <strong>{title}</strong> {learner && <bdi>{learner}</bdi>}
          <br />
          <span className="quiet">
            <bdi>{who}</bdi>, {day}
          </span>
        </label>
      </div>
      <FactList kind={kind} body={body} />
      <ProposedFiles contribution={contribution} />
      {state === "asked" && (
        <p className="quiet">
          <Trans>You asked: {contribution.note}</Trans>
        </p>
      )}
      <div className="helper-acts">
        <button
          type="button"
          className="button filled"
          onClick={() => answer(t`Saved. It is in the backpack.`, { answer: "accepted" })}
        >
          <Trans>Accept</Trans>
        </button>
        <button
          type="button"
          className="button"
          aria-expanded={open === "decline"}
          onClick={() => setOpen(open === "decline" ? undefined : "decline")}
        >
          <Trans>Not this</Trans>
        </button>
        <button
          type="button"
          className="button"
          aria-expanded={open === "ask"}
          onClick={() => setOpen(open === "ask" ? undefined : "ask")}
        >
          <Trans>Ask</Trans>
        </button>
      </div>
      {open === "decline" && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            answer(t`Declined.`, { answer: "declined", ...(reason && { reason }) });
          }}
        >
          <Field id={ids.reason} label={<Trans>Tell them why?</Trans>}>
            {(field) => (
              <select
                {...field}
                value={reason}
                onChange={({ target }) => setReason(declineKeys.find((each) => each === target.value) ?? "")}
              >
                <option value="">{t`Say nothing`}</option>
                {declineKeys.map((each) => (
                  <option key={each} value={each}>
                    {say(declineReasons[each])}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit" className="button">
            <Trans>Decline it</Trans>
          </button>
        </form>
      )}
      {open === "ask" && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim()) answer(t`Asked. It waits on.`, { answer: "asked", note: note.trim() });
          }}
        >
          <Field id={ids.note} label={<Trans>What do you want to know, or have changed?</Trans>}>
            {(field) => (
              <textarea
                {...field}
                value={note}
                maxLength={500}
                required
                onChange={({ target }) => setNote(target.value)}
              />
            )}
          </Field>
          <button type="submit" className="button">
            <Trans>Send the question</Trans>
          </button>
        </form>
      )}
    </article>
  );
}
