import "../write.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { Entry } from "../../../entry/entry.ts";
import type { FileRef } from "../../../entry/file-ref.ts";
import { enrollment } from "../../../record/enrollment.ts";
import { api, reasonOf } from "../../api.ts";
import { useAddWords } from "../../entry/add-words.ts";
import { isFamily, itemsOf, type View } from "../../entry/open.ts";
import { noteSaved } from "../../entry/saved.ts";
import { useDraft } from "../../shell/draft.ts";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import { Field } from "../../shell/Field.tsx";
import { NotHere } from "../../shell/NotHere.tsx";
import { useTitle } from "../../shell/title.ts";
import { FilePicker } from "../FilePicker.tsx";
import { filesOf, type Work, worksOf } from "../works-of.ts";
import { JoinWork } from "./JoinWork.tsx";
import { backOf, useView } from "./use-view.ts";

const route = getRouteApi("/inside/learners/$learnerId/add-work");

/** Putting up a work, or a new version of one's own. Nothing for who may not. */
export function WorkForm() {
  const { learnerId } = route.useParams();
  const { of } = route.useSearch();
  const view = useView(learnerId);
  const before = worksOf(view).find(({ entry }) => entry.id === of);
  const isOwn = before === undefined || before.entry.provenance.author.id === view.me;
  if (!view.learner.mayContribute.includes("work") || !isOwn || (of && !before)) return <NotHere />;
  return (
    <>
      <Form view={view} before={before} />
      {!before && isFamily(view) && (
        <div className="write">
          <JoinWork view={view} />
        </div>
      )}
    </>
  );
}

interface Draft {
  readonly title: string;
  readonly what: string;
  readonly text: string;
  readonly link: string;
  readonly madeOn: string;
  readonly classId: string;
  readonly files: readonly FileRef[];
  readonly isNew: boolean;
}

const beginWith = (work: Work | undefined): Draft => ({
  title: work?.body.title ?? "",
  what: work?.body.what ?? "",
  text: work?.body.text ?? "",
  link: work?.body.link ?? "",
  madeOn: work?.body.madeOn ?? "",
  classId: work?.entry.circleId ?? "",
  files: work ? filesOf(work.body) : [],
  isNew: true,
});

function Form({ view, before }: { view: View; before: Work | undefined }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = useId();
  const [draft, keep, drop] = useDraft(["work", view.learner.id, before?.entry.id ?? "new"], () => beginWith(before));
  const [isBusy, setBusy] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const fieldId = (name: string) => `${id}-${name}`;
  const wordsFor = (name: string) => wrong.find(({ field }) => field === fieldId(name))?.words;
  const added = useAddWords(view)("work")?.title ?? "";
  const title = before ? t`${before.body.title}: change it` : added;
  useTitle(title);
  const classes = itemsOf(view, enrollment).flatMap(({ body }) =>
    body.class?.id && !(body.endsOn && body.endsOn < view.today) ? { id: body.class.id, title: body.class.title } : [],
  );
  const set = (change: Partial<Draft>) => keep({ ...draft, ...change });

  const check = (): Wrong[] => [
    ...(draft.title.trim() ? [] : [{ field: fieldId("title"), words: t`Write what it is.` }]),
    ...(draft.link.trim() && !/^https?:\/\/\S+$/.test(draft.link.trim())
      ? [{ field: fieldId("link"), words: t`A link begins with https://` }]
      : []),
    ...(isBusy ? [{ field: fieldId("files"), words: t`Wait until the files are here.` }] : []),
  ];
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setWrong(found);
    if (found.length > 0 || isSaving) return;
    setSaving(true);
    const chosen = classes.find((each) => each.id === draft.classId);
    const texts = { title: draft.title, what: draft.what, text: draft.text, link: draft.link, madeOn: draft.madeOn };
    const said = Object.entries(texts).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : []));
    // Files that a source only named stay named.
    const named = (before?.body.files ?? []).filter((file) => file.id === undefined);
    const files = [...draft.files, ...named];
    const { version = 1 } = before?.body ?? {};
    const next = before && draft.isNew ? version + 1 : version;
    const body = {
      ...Object.fromEntries(said),
      ...(files.length > 0 && { files }),
      ...(chosen && { class: chosen }),
      ...(next > 1 && { version: next }),
      ...(before?.body.subject && { subject: before.body.subject }),
    };
    try {
      const entry = await api.send<Entry>("POST", `/learners/${view.learner.id}/entries`, {
        ...{ kind: "work", body, observedOn: draft.madeOn || view.today },
        ...(chosen && { circleId: chosen.id }),
        ...(before && { supersedes: before.entry.id }),
      });
      drop();
      noteSaved(client, {
        learnerId: view.learner.id,
        entryId: entry.id,
        title: draft.title,
        isCorrection: before !== undefined,
      });
      announce(t`Saved: ${draft.title}`, "polite");
      await client.invalidateQueries({ queryKey: ["learner", view.learner.id] });
      await navigate(backOf(view));
    } catch (error) {
      setSaving(false);
      setWrong([{ field: fieldId("title"), words: reasonOf(error) }]);
    }
  };

  return (
    <form className="write" onSubmit={(event) => void save(event)} noValidate>
      <p className="eyebrow">
        <Link {...backOf(view)}>{view.learner.name}</Link>
      </p>
      <h1>{title}</h1>
      <ErrorSummary wrong={wrong} />
      <div className="panel">
        <FilePicker
          id={fieldId("files")}
          label={t`Photos, sound, video or a file`}
          camera
          files={draft.files}
          onChange={(files, busy) => {
            setBusy(busy);
            set({ files });
          }}
        />
        <Field id={fieldId("title")} label={<Trans>What it is</Trans>} wrong={wordsFor("title")}>
          {(props) => (
            <input
              {...props}
              maxLength={300}
              value={draft.title}
              onChange={({ target }) => set({ title: target.value })}
            />
          )}
        </Field>
        <Field id={fieldId("what")} label={<Trans>More about it (may stay empty)</Trans>}>
          {(props) => (
            <textarea
              {...props}
              rows={3}
              maxLength={5_000}
              value={draft.what}
              onChange={({ target }) => set({ what: target.value })}
            />
          )}
        </Field>
        {classes.length > 0 && (
          <Field
            id={fieldId("class")}
            label={<Trans>Made in which class</Trans>}
            hint={
              <Trans>Its teachers then see the work itself, if your privacy settings let teachers see works.</Trans>
            }
          >
            {(props) => (
              <select {...props} value={draft.classId} onChange={({ target }) => set({ classId: target.value })}>
                <option value="">{t`Not in a class`}</option>
                {classes.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.title}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <details className="more">
          <summary>
            <Trans>A text, a link, a date</Trans>
          </summary>
          <Field id={fieldId("text")} label={<Trans>The work as a text</Trans>}>
            {(props) => (
              <textarea
                {...props}
                rows={6}
                maxLength={20_000}
                value={draft.text}
                onChange={({ target }) => set({ text: target.value })}
              />
            )}
          </Field>
          <Field id={fieldId("link")} label={<Trans>A link to it</Trans>} wrong={wordsFor("link")}>
            {(props) => (
              <input
                {...props}
                inputMode="url"
                autoComplete="off"
                maxLength={2_000}
                value={draft.link}
                onChange={({ target }) => set({ link: target.value })}
              />
            )}
          </Field>
          <Field id={fieldId("madeOn")} label={<Trans>When it was made</Trans>}>
            {(props) => (
              <input
                {...props}
                type="date"
                max={view.today}
                value={draft.madeOn}
                onChange={({ target }) => set({ madeOn: target.value })}
              />
            )}
          </Field>
        </details>
        {before && (
          <label className="check">
            <input type="checkbox" checked={draft.isNew} onChange={({ target }) => set({ isNew: target.checked })} />
            <span>
              <Trans>This is a new version. The earlier one stays in the family's history.</Trans>
            </span>
          </label>
        )}
        <div className="write-acts">
          <button type="submit" className="button filled" aria-disabled={isBusy || isSaving || undefined}>
            <Trans>Save</Trans>
          </button>
          <Link className="button" {...backOf(view)}>
            <Trans>Back</Trans>
          </Link>
        </div>
      </div>
    </form>
  );
}
