import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { Capacity } from "../../../identity/capacity.ts";
import { feedback, reflection } from "../../../profile/feedback.ts";
import { api, reasonOf } from "../../api.ts";
import { ItemActions } from "../../entry/ItemActions.tsx";
import { itemsOf, type View } from "../../entry/open.ts";
import { EntrySaid } from "../../entry/Said.tsx";
import { useDraft } from "../../shell/draft.ts";
import { Field } from "../../shell/Field.tsx";
import type { Work } from "../works-of.ts";

interface Props {
  readonly view: View;
  readonly work: Work;
  /** The learner's own thoughts, or what others say to the learner. */
  readonly kind: "reflection" | "feedback";
  readonly capacity: Capacity | undefined;
}

/** Who answers a work that they may open; the word of others comes by an inbox (base.may_join). */
const commenters: readonly (Capacity | undefined)[] = ["guardian", "teacher", "support"];

/** What was said about a work, oldest first, and the form for who may say more. */
export function WorkWords({ view, work, kind, capacity }: Props) {
  const { t } = useLingui();
  const heading = useId();
  const isOwn = kind === "reflection";
  const said = itemsOf(view, isOwn ? reflection : feedback)
    .filter(({ body }) => body.aboutId === work.workId)
    .sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
  const mayWrite = isOwn ? capacity === "learner" : commenters.includes(capacity);
  if (said.length === 0 && !mayWrite) return null;
  return (
    <section className="panel work-words" aria-labelledby={heading}>
      <h2 id={heading}>{isOwn ? t`Thoughts about it` : t`Feedback`}</h2>
      {said.length > 0 && (
        <ul role="list" className="rows">
          {said.map(({ entry, body: { text } }) => (
            <li key={entry.id} className="work-word">
              <div className="row-head">
                <p>{text}</p>
                <ItemActions view={view} entry={entry} title={text.slice(0, 60)} />
              </div>
              <EntrySaid view={view} entry={entry} />
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <SayIt view={view} work={work} kind={kind} capacity={capacity} />}
    </section>
  );
}

function SayIt({ view, work, kind, capacity }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const id = useId();
  const [text, keep, drop] = useDraft([kind, view.learner.id, work.workId], () => "");
  const [wrong, setWrong] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return setWrong(t`Write something first.`);
    // Of a work that was made in a class, what is said belongs to that class too; a counselor has no seat there.
    const circleId = capacity === "support" ? undefined : work.entry.circleId;
    try {
      await api.send("POST", `/learners/${view.learner.id}/entries`, {
        ...{ kind, body: { aboutId: work.workId, text: text.trim() }, observedOn: view.today },
        ...(circleId && { circleId }),
      });
      drop();
      keep("");
      setWrong(undefined);
      announce(t`Saved`, "polite");
      await client.invalidateQueries({ queryKey: ["learner", view.learner.id] });
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  const label =
    kind === "reflection" ? (
      <Trans>What it took, what you learned, what you would do next time</Trans>
    ) : (
      <Trans>What is good about it, and one thing to try next</Trans>
    );
  return (
    <form className="no-print" onSubmit={(event) => void save(event)} noValidate>
      <Field id={id} label={label} wrong={wrong}>
        {(props) => (
          <textarea {...props} rows={3} maxLength={5_000} value={text} onChange={({ target }) => keep(target.value)} />
        )}
      </Field>
      <button type="submit" className="button dense">
        <Trans>Save</Trans>
      </button>
    </form>
  );
}
