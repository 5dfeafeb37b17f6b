import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Entry } from "../../entry/entry.ts";
import { filesIn } from "../../entry/file-ref.ts";
import { familyKnowledge } from "../../profile/family-knowledge.ts";
import { memory } from "../../profile/memory.ts";
import { narrative } from "../../profile/narrative.ts";
import { restrictedNote, transitionNote } from "../../profile/transition-note.ts";
import { ItemActions } from "../entry/ItemActions.tsx";
import { OnlyDetails } from "../entry/OnlyDetails.tsx";
import { dateOf, isFamily, itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, SaidLine, useWho } from "../entry/Said.tsx";
import { later } from "../shell/later.tsx";
import { fileAddress } from "./file-address.ts";

const FileView = later(() => import("./FileView.tsx"), "FileView");

/** Something that somebody said of the learner, ready to be drawn. */
export interface Story {
  readonly key: string;
  readonly on: string;
  readonly words: string;
  readonly more?: ReactNode;
  readonly said: ReactNode;
  readonly actions?: ReactNode;
}

const quoted = (words: string) => `“${words}”`;

/** Words of teachers, of the team before and of the family: items where they are open, else as the summaries have them. */
export function useStories(view: View): Story[] {
  const { t } = useLingui();
  const nameOf = useWho(view);
  const actionsOf = (entry: Entry, title: string) => (
    <>
      <ItemActions view={view} entry={entry} title={title} />
      <OnlyDetails entry={entry} shown={isFamily(view)} />
    </>
  );
  const photosOf = (entry: Entry) =>
    filesIn(entry.body).map((file) => (
      <FileView key={file.id} address={fileAddress(view.learner.id, entry, file.id)} file={file} />
    ));
  const told = itemsOf(view, narrative).map(
    ({ entry, body }): Story => ({
      key: entry.id,
      on: dateOf(entry),
      words: quoted(body.strength),
      more: body.challenge && <p>{body.challenge}</p>,
      said: <EntrySaid view={view} entry={entry} />,
      actions: actionsOf(entry, t`these words`),
    }),
  );
  const known = new Set(told.map(({ words }) => words));
  const sum = summaryOf(view, narrative);
  const authors = new Map(sum?.part.authors.map((author) => [author.id, author]));
  const summed = (sum?.value ?? [])
    .filter(({ strength }) => !known.has(quoted(strength)))
    .map(({ strength, by, on }): Story => {
      const author = authors.get(by) ?? { id: by, kind: "source" };
      return {
        key: `${by} ${on} ${strength.slice(0, 20)}`,
        on,
        words: quoted(strength),
        said: <SaidLine face="school" who={nameOf(author)} on={on} generated={sum?.part.generated} />,
      };
    });
  const family = itemsOf(view, familyKnowledge).flatMap(({ entry, body: { worksAtHome, story, hopes } }): Story[] =>
    [worksAtHome, story, hopes]
      .filter((each) => each !== undefined)
      .map((words, place) => ({
        key: `${entry.id} ${place}`,
        on: dateOf(entry),
        words: quoted(words),
        more: place === 0 && photosOf(entry),
        said: <EntrySaid view={view} entry={entry} face="said" />,
        actions: place === 0 ? actionsOf(entry, t`these words`) : undefined,
      })),
  );
  const memories = itemsOf(view, memory).map(
    ({ entry, body }): Story => ({
      key: entry.id,
      on: dateOf(entry),
      words: quoted(body.story),
      more: photosOf(entry),
      said: <EntrySaid view={view} entry={entry} face="said" />,
      actions: actionsOf(entry, t`these words`),
    }),
  );
  const familySum = family.length > 0 ? undefined : summaryOf(view, familyKnowledge);
  const notes = itemsOf(view, transitionNote).map(
    ({ entry, body }): Story => ({
      key: entry.id,
      on: dateOf(entry),
      words: quoted(body.strength),
      more: body.connects && (
        <p>
          <Trans>To connect: {body.connects}</Trans>
        </p>
      ),
      said: <EntrySaid view={view} entry={entry} />,
    }),
  );
  const noteSum = notes.length > 0 ? undefined : summaryOf(view, transitionNote);
  const restricted = itemsOf(view, restrictedNote).map(
    ({ entry, body }): Story => ({
      key: entry.id,
      on: dateOf(entry),
      words: body.text,
      more: (
        <p className="quiet">
          <Trans>Restricted: only you and those named for the case read this.</Trans>
        </p>
      ),
      said: <EntrySaid view={view} entry={entry} />,
    }),
  );
  const sums: Story[] = [
    ...(familySum?.value ?? []).map((words) => ({
      key: words,
      on: familySum?.part.asOf ?? "",
      words: quoted(words),
      said: <SaidLine face="said" who={t`Family`} on={familySum?.part.asOf} generated={familySum?.part.generated} />,
    })),
    ...(noteSum
      ? [
          {
            key: "note",
            on: noteSum.value.on,
            words: quoted(noteSum.value.strength),
            more: noteSum.value.connects && <p>{noteSum.value.connects}</p>,
            said: <SaidLine face="school" who="" on={noteSum.value.on} generated={noteSum.part.generated} />,
          },
        ]
      : []),
  ];
  return [...told, ...summed, ...family, ...memories, ...notes, ...restricted, ...sums].sort((a, b) =>
    a.on < b.on ? 1 : -1,
  );
}
