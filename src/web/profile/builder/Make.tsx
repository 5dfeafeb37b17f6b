import "./make.css";
import { useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Entry } from "../../../entry/entry.ts";
import type { FileRef } from "../../../entry/file-ref.ts";
import { aboutMe } from "../../../profile/about-me.ts";
import { familyWords } from "../../../profile/family-words.ts";
import { nameClip } from "../../../profile/name-clip.ts";
import { name as nameKind } from "../../../record/name.ts";
import { api, reasonOf } from "../../api.ts";
import { backpackQuery } from "../../entry/learner-queries.ts";
import { itemsOf } from "../../entry/open.ts";
import { noteSaved } from "../../entry/saved.ts";
import { choicesQuery } from "../../privacy/queries.ts";
import { installationQuery, sessionQuery } from "../../queries.ts";
import { type Child, givenName } from "../../shell/children.ts";
import { useDraft } from "../../shell/draft.ts";
import type { Wrong } from "../../shell/ErrorSummary.tsx";
import { NotHere } from "../../shell/NotHere.tsx";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { Beginning } from "./Beginning.tsx";
import { bodyFrom, type Draft, draftOf, isNew } from "./made.ts";
import { Review } from "./Review.tsx";
import { StepPage } from "./StepPage.tsx";
import { useSteps } from "./steps.ts";

const route = getRouteApi("/inside/profile/make");

/** A guided way to one's own page: a beginning, one question after the other, and the whole before it is kept. */
export function Make() {
  const { t } = useLingui();
  const child = route.useLoaderData();
  useTitle(t`A page about me`);
  return child ? <MakeOf key={child.id} child={child} /> : <NothingYet />;
}

function MakeOf({ child }: { child: Child }) {
  const { t } = useLingui();
  const { step: place = 0 } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: backpack } = useSuspenseQuery(backpackQuery(child.id));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: choices } = useSuspenseQuery(choicesQuery(child.id));
  const { data: installation } = useSuspenseQuery(installationQuery);
  const me = session?.hat?.subjectId;
  const { mayContribute, mayPropose } = backpack.learner;
  const isOwn = session?.hat?.capacity === "learner";
  const name = givenName(child);
  const mine = (entry: Entry | undefined) => (entry?.provenance.author.id === me ? entry : undefined);
  const standing = { about: itemsOf(backpack, aboutMe)[0]?.entry, name: itemsOf(backpack, nameKind)[0]?.entry };
  const [draft, keep, drop] = useDraft<Draft>(["make", child.id], () => draftOf(standing));
  const [file, keepFile, dropFile] = useDraft<FileRef | null>(["make-clip", child.id], () => null);
  const title = t`About me`;
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const steps = useSteps(isOwn, name).filter(({ kind }) => [...mayContribute, ...mayPropose].includes(kind));
  if (!steps.some(({ kind }) => kind === "about-me")) return <NotHere />;

  const send = (kind: string, body: object, before?: Entry) =>
    mayContribute.includes(kind)
      ? api.send<Entry>("POST", `/learners/${child.id}/entries`, {
          ...{ kind, body, observedOn: installation.today },
          ...(before && { supersedes: before.id }),
        })
      : api.send("POST", "/contributions", {
          contributions: [
            { learnerId: child.id, kind, body, observedOn: installation.today, key: crypto.randomUUID() },
          ],
        });
  const save = async () => {
    const about = bodyFrom("about-me", draft, standing.about);
    const called = bodyFrom("name", draft, standing.name);
    const apart = (draft.familyOnly ?? []) as readonly string[]; // StepPage alone puts it there, as a list
    if (!about && apart.length === 0 && !file)
      return setWrong([
        { field: "make-save", words: t`Nothing is written yet. Go back to any page and write one thing.` },
      ]);
    try {
      let rest = draft;
      for (const text of apart) {
        await send(familyWords.name, { text });
        // What was kept once is not kept twice, should the next one fail.
        rest = { ...rest, familyOnly: (rest.familyOnly as readonly string[]).filter((each) => each !== text) };
        keep(rest);
      }
      const recorded = itemsOf(backpack, nameClip)[0]?.entry;
      if (file) await send(nameClip.name, { files: [file] }, mine(recorded));
      dropFile();
      if (standing.name && isNew(called, standing.name)) await send("name", called, mine(standing.name));
      if (isNew(about, standing.about)) {
        const entry = await send("about-me", about, mine(standing.about));
        if (mayContribute.includes("about-me"))
          noteSaved(client, {
            ...{ learnerId: child.id, entryId: (entry as Entry).id, title },
            isCorrection: mine(standing.about) !== undefined,
          });
      }
    } catch (error) {
      return setWrong([{ field: "make-save", words: reasonOf(error) }]);
    }
    drop();
    announce(t`Saved: ${title}`, "polite");
    await client.invalidateQueries({ queryKey: ["learner", child.id] });
    await navigate({ to: "/profile/page", search: { child: child.id } });
  };

  const step = steps[place - 1];
  const to = (next: number) => void navigate({ to: "/profile/make", search: { child: child.id, step: next } });
  return (
    <div className="make" data-young={(isOwn && choices.ageBand === "under-13") || undefined}>
      {step ? (
        <StepPage
          key={step.key}
          child={child.id}
          step={step}
          place={place}
          many={steps.length}
          draft={draft}
          onChange={keep}
          mayKeepApart={mayContribute.includes(familyWords.name)}
          clip={
            mayContribute.includes(nameClip.name)
              ? { file: file ?? undefined, keep: (next) => keepFile(next ?? null) }
              : undefined
          }
          onNext={() => to(place + 1)}
        />
      ) : place > steps.length ? (
        <Review
          child={child.id}
          name={child.name ?? name}
          isOwn={mayContribute.includes("about-me")}
          steps={steps}
          draft={draft}
          onChange={keep}
          wrong={wrong}
          onSave={() => void save()}
        />
      ) : (
        <Beginning child={child.id} name={name} isOwn={isOwn} />
      )}
    </div>
  );
}
