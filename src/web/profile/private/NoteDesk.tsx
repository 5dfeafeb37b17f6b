import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { Copy, Download, LockKeyhole, Trash2 } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { moment } from "../../server/moment.ts";
import { Field } from "../../shell/Field.tsx";
import { saveFile } from "../../shell/save-file.ts";
import { type LockedNotes, type PrivateNote, seal } from "./locked.ts";
import type { Opened } from "./PrivateNotes.tsx";
import { removeLocked } from "./shelf.ts";

interface Props {
  readonly opened: Opened;
  readonly owner: string;
  readonly onChange: (opened: Opened | undefined) => void;
  readonly onKeep: (locked: LockedNotes) => Promise<void>;
  readonly onGone: () => void;
}

/** Opened notes: write, read, copy one into what is shared, save a locked copy, lock. */
export function NoteDesk({ opened, owner, onChange, onKeep, onGone }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [about, setAbout] = useState("");
  const [text, setText] = useState("");
  const keep = async (notes: readonly PrivateNote[]) => {
    await onKeep(await seal(opened.key, notes));
    onChange({ ...opened, notes });
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    const note = { id: crypto.randomUUID(), about: about.trim(), text: text.trim(), at: new Date().toISOString() };
    await keep([note, ...opened.notes]);
    setAbout("");
    setText("");
    announce(t`Saved in this browser`, "polite");
  };
  const copy = async (note: PrivateNote) => {
    await navigator.clipboard.writeText(note.text);
    announce(
      t`Copied. Paste it where the words about a learner are written: there it is part of the record.`,
      "polite",
    );
  };
  const download = async () => {
    const locked = await seal(opened.key, opened.notes);
    saveFile("private-notes-locked.json", new Blob([JSON.stringify(locked)], { type: "application/json" }));
  };
  const removeAll = async () => {
    if (!window.confirm(t`Delete all private notes of this browser? Nobody can bring them back.`)) return;
    await removeLocked(owner);
    onGone();
    onChange(undefined);
  };
  return (
    <>
      <form className="panel private-door" onSubmit={(event) => void add(event)} noValidate>
        <Field id={`${id}-about`} label={<Trans>About (may stay empty)</Trans>}>
          {(props) => (
            <input
              {...props}
              autoComplete="off"
              maxLength={200}
              value={about}
              onChange={({ target }) => setAbout(target.value)}
            />
          )}
        </Field>
        <Field id={`${id}-text`} label={<Trans>Note</Trans>}>
          {(props) => <textarea {...props} rows={4} value={text} onChange={({ target }) => setText(target.value)} />}
        </Field>
        <div className="private-acts">
          <button type="submit" className="button filled">
            <Trans>Save in this browser</Trans>
          </button>
          <button type="button" className="button" onClick={() => onChange(undefined)}>
            <LockKeyhole size={18} aria-hidden /> <Trans>Lock now</Trans>
          </button>
          <button type="button" className="button" onClick={() => void download()}>
            <Download size={18} aria-hidden /> <Trans>Save a locked copy</Trans>
          </button>
        </div>
      </form>
      <ul role="list" className="private-list">
        {opened.notes.map((note) => (
          <li key={note.id} className="panel">
            <p>
              <strong>{note.about}</strong> <span className="quiet">{moment(note.at)}</span>
            </p>
            <p className="private-text">{note.text}</p>
            <div className="private-acts">
              <button type="button" className="link" onClick={() => void copy(note)}>
                <Copy size={16} aria-hidden /> <Trans>Turn it into words about a learner: copy</Trans>
              </button>
              <button
                type="button"
                className="link"
                onClick={() => void keep(opened.notes.filter((each) => each.id !== note.id))}
              >
                <Trash2 size={16} aria-hidden /> <Trans>Delete</Trans>
              </button>
            </div>
          </li>
        ))}
      </ul>
      <button type="button" className="link" onClick={() => void removeAll()}>
        <Trans>Delete all of them from this browser</Trans>
      </button>
    </>
  );
}
