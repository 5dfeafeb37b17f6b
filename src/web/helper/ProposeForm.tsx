import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useRef, useState } from "react";
import type { FileRef } from "../../entry/file-ref.ts";
import type { Group } from "../../entry/group.ts";
import { newId } from "../../kernel/id.ts";
import { api } from "../api.ts";
import { FilePicker } from "../profile/FilePicker.tsx";
import { useDraft } from "../shell/draft.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import { ForWhom } from "./ForWhom.tsx";

interface Props {
  readonly group: Group;
  readonly today: string;
  readonly act: Act;
}
const kinds = ["recognition", "outside-learning", "community-service", "work", "narrative"] as const;
type Kind = (typeof kinds)[number];
interface Draft {
  readonly kind: Kind;
  readonly title: string;
  readonly text: string;
  readonly hours: string;
  readonly on: string;
  readonly learners: readonly string[];
  readonly files: readonly FileRef[];
}

/** A badge, hours, something made with its photos, or what one saw: proposed to the families of one learner or of many at once. */
export function ProposeForm({ group, today, act }: Props) {
  const { t } = useLingui();
  const ids = { kind: useId(), title: useId(), text: useId(), hours: useId(), on: useId(), files: useId() };
  const empty: Draft = { kind: "recognition", title: "", text: "", hours: "1", on: today, learners: [], files: [] };
  const [draft, keep, drop] = useDraft<Draft>(["propose"], () => empty);
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  // One for what is typed now: pressed twice, or sent again after the connection broke, it is proposed once.
  const key = useRef(newId());
  const change = (more: Partial<Draft>) => keep({ ...draft, ...more });
  const provider = group.program.organization ?? group.program.name;
  const words: Readonly<Record<Kind, string>> = {
    recognition: t`A badge or thank-you`,
    "outside-learning": t`Something learned`,
    "community-service": t`Hours of service`,
    work: t`Something they made`,
    narrative: t`What I saw`,
  };
  const { kind, title, text, on, files } = draft;
  // Somebody who was chosen may share no more by the time it is sent.
  const learners = draft.learners.filter((id) => group.shared.some(({ learnerId }) => learnerId === id));
  const needsTitle = kind !== "narrative";
  const hours = Number(draft.hours) || 0;
  const bodies: Readonly<Record<Kind, object>> = {
    recognition: { title, issuer: provider, ...(text && { why: text }) },
    "outside-learning": { provider, title, startsOn: on, endsOn: on, hours, ...(text && { results: text }) },
    "community-service": { organization: provider, activity: title, hours, startsOn: on, endsOn: on },
    work: { title, madeOn: on, ...(text && { what: text }), ...(files.length > 0 && { files }) },
    narrative: { strength: text },
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((needsTitle ? !title.trim() : !text.trim()) || learners.length === 0) {
      setWrong(t`Write what it is, and choose for whom.`);
      document.getElementById(needsTitle ? ids.title : ids.text)?.focus();
      return;
    }
    if (kind === "work" && isBusy) return setWrong(t`Wait until the files are here.`);
    setWrong(undefined);
    const contributions = learners.map((learnerId) => ({
      ...{ learnerId, kind, body: bodies[kind], observedOn: on },
      key: `${key.current}/${learnerId}`,
    }));
    if (await act(t`Sent. It waits for the family.`, () => api.send("POST", "/contributions", { contributions }))) {
      key.current = newId();
      drop();
      keep(empty);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Field id={ids.kind} label={<Trans>What is it?</Trans>}>
        {(field) => (
          <select
            {...field}
            value={kind}
            onChange={({ target }) => change({ kind: kinds.find((each) => each === target.value) ?? "recognition" })}
          >
            {kinds.map((each) => (
              <option key={each} value={each}>
                {words[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {needsTitle && (
        <Field id={ids.title} label={<Trans>In a few words</Trans>} wrong={wrong}>
          {(field) => (
            <input
              {...field}
              value={title}
              maxLength={120}
              onChange={({ target }) => change({ title: target.value })}
            />
          )}
        </Field>
      )}
      {(kind === "outside-learning" || kind === "community-service") && (
        <Field id={ids.hours} label={<Trans>Hours</Trans>}>
          {(field) => (
            <input
              {...field}
              inputMode="decimal"
              value={draft.hours}
              onChange={({ target }) => change({ hours: target.value })}
            />
          )}
        </Field>
      )}
      {kind !== "community-service" && (
        <Field
          id={ids.text}
          label={needsTitle ? <Trans>More about it (if you like)</Trans> : <Trans>A strength that you saw</Trans>}
          wrong={needsTitle ? undefined : wrong}
        >
          {(field) => (
            <textarea
              {...field}
              value={text}
              maxLength={1_000}
              onChange={({ target }) => change({ text: target.value })}
            />
          )}
        </Field>
      )}
      {kind === "work" && (
        <FilePicker
          key={key.current}
          id={ids.files}
          label={t`Photos, sound, video or a file`}
          camera
          files={files}
          onChange={(ready, busy) => {
            setBusy(busy);
            change({ files: ready });
          }}
        />
      )}
      <Field id={ids.on} label={<Trans>Day</Trans>}>
        {(field) => (
          <input
            {...field}
            type="date"
            max={today}
            value={on}
            onChange={({ target }) => change({ on: target.value || today })}
          />
        )}
      </Field>
      <ForWhom group={group} chosen={learners} onChange={(chosen) => change({ learners: chosen })} />
      <button type="submit" className="button filled">
        <Trans>Send to the family</Trans>
      </button>
    </form>
  );
}
