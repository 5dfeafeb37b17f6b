import "./private-notes.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { LockKeyhole } from "lucide-react";
import { useEffect, useState } from "react";
import { sessionQuery } from "../../queries.ts";
import { useTitle } from "../../shell/title.ts";
import { LockedDoor } from "./LockedDoor.tsx";
import type { LockedNotes, NotesKey, PrivateNote } from "./locked.ts";
import { NoteDesk } from "./NoteDesk.tsx";
import { findLocked, putLocked } from "./shelf.ts";

/** Opened notes: they and their key are in this page's memory, and go with it. */
export interface Opened {
  readonly key: NotesKey;
  readonly notes: readonly PrivateNote[];
}

/** How long notes stay open while nobody touches them: school computers are shared. Unit: milliseconds. */
const openFor = 5 * 60_000;

/**
 * A teacher's own memory aid, in the sole possession of its maker (34 CFR 99.3, "education records", b.1): it is no part of the record for
 * as long as nobody else ever sees it, so it never leaves this device in readable form, and the server never has it at all.
 */
export function PrivateNotes() {
  const { t } = useLingui();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const owner = session?.hat?.subjectId ?? "";
  const [locked, setLocked] = useState<LockedNotes | null>();
  const [opened, setOpened] = useState<Opened>();
  useTitle(t`Private notes`);
  useEffect(() => {
    void findLocked(owner).then((found) => setLocked(found ?? null));
  }, [owner]);
  useEffect(() => {
    if (!opened) return;
    const lock = () => setOpened(undefined);
    let timer = setTimeout(lock, openFor);
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(lock, openFor);
    };
    const events = ["pointerdown", "keydown"] as const;
    for (const event of events) window.addEventListener(event, wait);
    window.addEventListener("pagehide", lock);
    return () => {
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, wait);
      window.removeEventListener("pagehide", lock);
    };
  }, [opened]);
  const keep = async (next: LockedNotes) => {
    await putLocked(owner, next);
    setLocked(next);
  };

  return (
    <div className="private-notes">
      <h1>
        <LockKeyhole size={26} aria-hidden /> <Trans>Private notes</Trans>
      </h1>
      <p className="lead">
        <Trans>A memory aid for you alone. It stays in this browser, under your passphrase.</Trans>
      </p>
      <ul className="private-says">
        <li>
          <Trans>It is not part of any record, and nobody at school or at Daypack can read it.</Trans>
        </li>
        <li>
          <Trans>It stops being private the day you show it to anybody: then it belongs to the record.</Trans>
        </li>
        <li>
          <Trans>If you forget the passphrase, or this browser is emptied, it is gone. Save a locked copy.</Trans>
        </li>
        <li>
          <Trans>
            A concern for a child's safety does not belong here. Report it the way your school has for that.
          </Trans>
        </li>
      </ul>
      {locked !== undefined &&
        (opened ? (
          <NoteDesk opened={opened} owner={owner} onChange={setOpened} onKeep={keep} onGone={() => setLocked(null)} />
        ) : (
          <LockedDoor locked={locked} onOpen={setOpened} onKeep={keep} />
        ))}
    </div>
  );
}
