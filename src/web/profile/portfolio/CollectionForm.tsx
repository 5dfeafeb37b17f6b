import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import type { Entry } from "../../../entry/entry.ts";
import type { CollectionBody } from "../../../profile/collection.ts";
import { api, reasonOf } from "../../api.ts";
import type { Item, View } from "../../entry/open.ts";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import { Field } from "../../shell/Field.tsx";
import { useTitle } from "../../shell/title.ts";
import { worksOf } from "../works-of.ts";
import { backOf } from "./use-view.ts";

/** Putting works together: which, in what order, under what title. */
export function CollectionForm({ view, before }: { view: View; before: Item<CollectionBody> | undefined }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = useId();
  const [title, setTitle] = useState(before?.body.title ?? "");
  const [why, setWhy] = useState(before?.body.why ?? "");
  const [workIds, setWorkIds] = useState<readonly string[]>(before?.body.workIds ?? []);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const works = worksOf(view);
  const heading = before ? t`Change the collection` : t`A collection of works`;
  useTitle(heading);
  const ordered = [
    ...workIds.flatMap((each) => works.find(({ workId }) => workId === each) ?? []),
    ...works.filter(({ workId }) => !workIds.includes(workId)),
  ];
  const move = (workId: string, by: number) => {
    const from = workIds.indexOf(workId);
    const without = workIds.filter((each) => each !== workId);
    setWorkIds([...without.slice(0, from + by), workId, ...without.slice(from + by)]);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const found: Wrong[] = [
      ...(title.trim() ? [] : [{ field: `${id}-title`, words: t`Write a title.` }]),
      ...(workIds.length > 0 ? [] : [{ field: `${id}-works`, words: t`Choose at least one work.` }]),
    ];
    setWrong(found);
    if (found.length > 0) return;
    try {
      const entry = await api.send<Entry>("POST", `/learners/${view.learner.id}/entries`, {
        kind: "collection",
        body: { title: title.trim(), ...(why.trim() && { why: why.trim() }), workIds },
        observedOn: view.today,
        ...(before && { supersedes: before.entry.id }),
      });
      await client.invalidateQueries({ queryKey: ["learner", view.learner.id] });
      await navigate({
        to: "/learners/$learnerId/collections/$entryId",
        params: { learnerId: view.learner.id, entryId: entry.id },
        replace: true,
      });
    } catch (error) {
      setWrong([{ field: `${id}-title`, words: reasonOf(error) }]);
    }
  };
  return (
    <form className="write" onSubmit={(event) => void save(event)} noValidate>
      <h1>{heading}</h1>
      <ErrorSummary wrong={wrong} />
      <div className="panel">
        <Field id={`${id}-title`} label={<Trans>Title</Trans>}>
          {(props) => (
            <input {...props} maxLength={300} value={title} onChange={({ target }) => setTitle(target.value)} />
          )}
        </Field>
        <Field id={`${id}-why`} label={<Trans>Why these (may stay empty)</Trans>}>
          {(props) => (
            <textarea
              {...props}
              rows={2}
              maxLength={5_000}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
            />
          )}
        </Field>
        <fieldset className="field file-picker" id={`${id}-works`} tabIndex={-1}>
          <legend className="label">
            <Trans>Works, in their order</Trans>
          </legend>
          <ul role="list" className="rows collection-order">
            {ordered.map(({ workId, body }) => {
              const place = workIds.indexOf(workId);
              return (
                <li key={workId}>
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={place >= 0}
                      onChange={({ target }) =>
                        setWorkIds(target.checked ? [...workIds, workId] : workIds.filter((each) => each !== workId))
                      }
                    />
                    <span>{body.title}</span>
                  </label>
                  {place > 0 && (
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={t`${body.title}: one place up`}
                      onClick={() => move(workId, -1)}
                    >
                      <ArrowUp size={18} aria-hidden />
                    </button>
                  )}
                  {place >= 0 && place < workIds.length - 1 && (
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={t`${body.title}: one place down`}
                      onClick={() => move(workId, 1)}
                    >
                      <ArrowDown size={18} aria-hidden />
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        </fieldset>
        <div className="write-acts">
          <button type="submit" className="button filled">
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
