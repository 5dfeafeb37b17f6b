import "./write.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { Entry } from "../../entry/entry.ts";
import type { FileRef } from "../../entry/file-ref.ts";
import { schoolYearLabel, schoolYearOf, schoolYearSpan } from "../../kernel/school-year.ts";
import { photosOfMemory } from "../../profile/memory.ts";
import { api, reasonOf } from "../api.ts";
import { coverQuery } from "../entry/learner-queries.ts";
import { noteSaved } from "../entry/saved.ts";
import { installationQuery, sessionQuery } from "../queries.ts";
import { useDraft } from "../shell/draft.ts";
import { ErrorSummary, type Wrong } from "../shell/ErrorSummary.tsx";
import { Field } from "../shell/Field.tsx";
import { NotHere } from "../shell/NotHere.tsx";
import { useTitle } from "../shell/title.ts";
import { FilePicker } from "./FilePicker.tsx";

const route = getRouteApi("/inside/learners/$learnerId/memory");

interface Draft {
  readonly story: string;
  readonly on: string;
  readonly files: readonly FileRef[];
  readonly onlyDetails: boolean;
}

/** A memory to a school year: what, when, a photo, and who may read it. A guardian's is their own; the other one does not read it. */
export function Memory() {
  const { t } = useLingui();
  const id = useId();
  const { learnerId } = route.useParams();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: installation } = useSuspenseQuery(installationQuery);
  const { data: cover } = useSuspenseQuery(coverQuery(learnerId));
  const { year = schoolYearOf(installation.today) } = route.useSearch();
  const client = useQueryClient();
  const navigate = useNavigate();
  const span = schoolYearSpan(year);
  const latest = span.endsOn < installation.today ? span.endsOn : installation.today;
  const [draft, keep, drop] = useDraft<Draft>(["memory", learnerId, String(year)], () => ({
    ...{ story: "", on: latest, files: [], onlyDetails: false },
  }));
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const label = schoolYearLabel(year);
  const isGuardian = session?.hat?.capacity === "guardian";
  const kind = isGuardian ? "family-knowledge" : "memory";
  const back = { to: "/backpack", search: { child: learnerId } } as const;
  const title = t`A memory of ${label}`;
  useTitle(title);
  if (!cover.mayContribute.includes(kind)) return <NotHere />;
  const set = (part: Partial<Draft>) => keep({ ...draft, ...part });
  const wordsFor = (field: string) => wrong.find((each) => each.field === `${id}-${field}`)?.words;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const found: Wrong[] = [
      ...(draft.story.trim() === "" ? [{ field: `${id}-story`, words: t`Write what you want to remember.` }] : []),
      ...(draft.on < span.startsOn || draft.on > latest
        ? [{ field: `${id}-on`, words: t`Choose a day of that school year, not after today.` }]
        : []),
      ...(isBusy ? [{ field: `${id}-story`, words: t`A photo is still on its way. Try again in a moment.` }] : []),
    ];
    setWrong(found);
    if (found.length > 0) return;
    const body = { story: draft.story.trim(), ...(draft.files.length > 0 && { files: draft.files }) };
    try {
      const said = { kind, body, observedOn: draft.on };
      const entry = await api.send<Entry>("POST", `/learners/${learnerId}/entries`, said);
      if (draft.onlyDetails)
        await api.send("PUT", `/learners/${learnerId}/entries/${entry.id}/mark`, { detailOnly: true });
      drop();
      noteSaved(client, { learnerId, entryId: entry.id, title, isCorrection: false });
      announce(t`Saved: ${title}`, "polite");
      await client.invalidateQueries({ queryKey: ["learner", learnerId] });
      await navigate(back);
    } catch (error) {
      setWrong([{ field: `${id}-story`, words: reasonOf(error) }]);
    }
  };

  return (
    <form className="write" onSubmit={(event) => void save(event)} noValidate>
      <p className="eyebrow">
        <Link {...back}>{cover.name}</Link>
      </p>
      <h1>{title}</h1>
      <ErrorSummary wrong={wrong} />
      <div className="panel">
        <Field id={`${id}-story`} label={<Trans>What you want to remember</Trans>} wrong={wordsFor("story")}>
          {(props) => (
            <textarea
              {...props}
              rows={4}
              maxLength={5_000}
              value={draft.story}
              onChange={({ target }) => set({ story: target.value })}
            />
          )}
        </Field>
        <Field
          id={`${id}-on`}
          label={<Trans>When it was</Trans>}
          hint={<Trans>About is enough: the year is what counts.</Trans>}
          wrong={wordsFor("on")}
        >
          {(props) => (
            <input
              {...props}
              type="date"
              min={span.startsOn}
              max={latest}
              value={draft.on}
              onChange={({ target }) => set({ on: target.value })}
            />
          )}
        </Field>
        <FilePicker
          id={`${id}-photos`}
          label={t`Photos (may stay empty)`}
          accept="image/*"
          camera
          most={photosOfMemory}
          files={draft.files}
          onChange={(files, busy) => {
            setBusy(busy);
            set({ files });
          }}
        />
        <fieldset className="field">
          <legend className="label">
            <Trans>Who may read it</Trans>
          </legend>
          {[false, true].map((only) => (
            <label key={String(only)} className="check">
              <input
                type="radio"
                name={`${id}-who`}
                checked={draft.onlyDetails === only}
                onChange={() => set({ onlyDetails: only })}
              />
              <span>
                {only ? (
                  <Trans>Only those to whom you have opened Details of “Words and goals”</Trans>
                ) : (
                  <Trans>Whoever you chose for “Words and goals”</Trans>
                )}
              </span>
            </label>
          ))}
          <p className="quiet">
            {isGuardian && <Trans>Another parent or guardian does not read what you write here.</Trans>}{" "}
            <Link to="/who-sees-what" search={{ child: learnerId }}>
              <Trans>See whom you chose</Trans>
            </Link>
          </p>
        </fieldset>
        <div className="write-acts">
          <button type="submit" className="button filled">
            <Trans>Save</Trans>
          </button>
          <Link className="button" {...back}>
            <Trans>Back</Trans>
          </Link>
        </div>
      </div>
    </form>
  );
}
