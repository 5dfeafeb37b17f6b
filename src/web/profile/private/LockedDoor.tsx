import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { type FormEvent, useId, useState } from "react";
import { Field } from "../../shell/Field.tsx";
import { isLocked, type LockedNotes, newKey, seal, unlock } from "./locked.ts";
import type { Opened } from "./PrivateNotes.tsx";

interface Props {
  readonly locked: LockedNotes | null;
  readonly onOpen: (opened: Opened) => void;
  readonly onKeep: (locked: LockedNotes) => Promise<void>;
}

/** Below it somebody guesses it. Unit: characters. */
const shortest = 12;

/** Asks for the passphrase, or for a first one; takes a locked copy back in. */
export function LockedDoor({ locked, onOpen, onKeep }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(undefined);
    if (!locked && passphrase.length < shortest)
      return setWrong(t`Use at least 12 characters, for example four words.`);
    if (!locked && passphrase !== again) return setWrong(t`The two do not match. Type the same passphrase twice.`);
    setBusy(true);
    try {
      if (locked) {
        const opened = await unlock(locked, passphrase);
        if (!opened) return setWrong(t`That is not the passphrase of these notes.`);
        onOpen(opened);
      } else {
        const key = await newKey(passphrase);
        await onKeep(await seal(key, []));
        onOpen({ key, notes: [] });
      }
    } finally {
      setBusy(false);
    }
  };
  const restore = async (file: File | undefined) => {
    if (!file) return;
    const given: unknown = await file
      .text()
      .then(JSON.parse)
      .catch(() => undefined);
    if (!isLocked(given)) return setWrong(t`This is no locked copy of private notes.`);
    if (locked && !window.confirm(t`Replace the notes of this browser by those of the file?`)) return;
    await onKeep(given);
    announce(t`The locked copy is here. Type its passphrase.`, "polite");
  };
  const type = { type: "password", autoComplete: locked ? "current-password" : "new-password" } as const;
  return (
    <form className="panel private-door" onSubmit={(event) => void open(event)} noValidate>
      <Field
        id={`${id}-passphrase`}
        label={locked ? <Trans>Passphrase</Trans> : <Trans>Choose a passphrase</Trans>}
        hint={<Trans>Not the password of your account. Daypack cannot reset it.</Trans>}
        wrong={wrong}
      >
        {(props) => (
          <input {...props} {...type} value={passphrase} onChange={({ target }) => setPassphrase(target.value)} />
        )}
      </Field>
      {!locked && (
        <Field id={`${id}-again`} label={<Trans>The same once more</Trans>}>
          {(props) => <input {...props} {...type} value={again} onChange={({ target }) => setAgain(target.value)} />}
        </Field>
      )}
      <div className="private-acts">
        <button type="submit" className="button filled" aria-disabled={isBusy}>
          {locked ? <Trans>Open</Trans> : <Trans>Begin</Trans>}
        </button>
        <label className="button">
          <Trans>Bring a locked copy</Trans>
          <input
            type="file"
            accept="application/json,.json"
            className="visually-hidden"
            onChange={({ target }) => void restore(target.files?.[0])}
          />
        </label>
      </div>
    </form>
  );
}
