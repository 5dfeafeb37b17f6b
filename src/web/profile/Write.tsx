import "./write.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { Entry } from "../../entry/entry.ts";
import { api, reasonOf } from "../api.ts";
import { useAddWords } from "../entry/add-words.ts";
import { backpackQuery } from "../entry/learner-queries.ts";
import { dateOf, type Reader } from "../entry/open.ts";
import { noteSaved } from "../entry/saved.ts";
import { installationQuery, sessionQuery } from "../queries.ts";
import { givenName } from "../shell/children.ts";
import { useDraft } from "../shell/draft.ts";
import { ErrorSummary, type Wrong } from "../shell/ErrorSummary.tsx";
import { Field } from "../shell/Field.tsx";
import { NotHere } from "../shell/NotHere.tsx";
import { useTitle } from "../shell/title.ts";
import { FormEntry } from "./FormEntry.tsx";
import { type Form, useForm } from "./forms.ts";
import { bodyOf, type Written, writtenOf } from "./written.ts";

const route = getRouteApi("/inside/learners/$learnerId/write/$kind");

/** Of these one page stands at a time, so that writing begins with what stands now. */
const onePage = new Set(["about-me", "name", "reach", "home-access", "demographics", "immunization"]);

/** Writing one thing into a backpack, or correcting what one wrote. Nothing for who may not. */
export function Write() {
  const { learnerId, kind } = route.useParams();
  const { entry: entryId } = route.useSearch();
  const { data: backpack } = useSuspenseQuery(backpackQuery(learnerId));
  const form = useForm(kind);
  const newestFirst = backpack.entries
    .filter((each) => each.kind === kind)
    .sort((a, b) => (dateOf(a) < dateOf(b) || (dateOf(a) === dateOf(b) && a.id < b.id) ? 1 : -1));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const isMine = ({ provenance }: Entry) => provenance.author.id === session?.hat?.subjectId;
  const standing = onePage.has(kind) ? (newestFirst.find(isMine) ?? newestFirst[0]) : undefined;
  const before = entryId ? newestFirst.find(({ id }) => id === entryId) : standing;
  if (!form || !backpack.learner.mayContribute.includes(kind) || (entryId && !before)) return <NotHere />;
  const isSteward = backpack.learner.maySteward.includes(kind);
  const isCorrection = before !== undefined && (isMine(before) || isSteward);
  return <WriteForm form={form} before={before} isCorrection={isCorrection} />;
}

interface Props {
  readonly form: Form;
  /** What stands now; corrected where it is one's own, else only the beginning. */
  readonly before: Entry | undefined;
  readonly isCorrection: boolean;
}

function WriteForm({ form: { fields, isEmpty }, before, isCorrection }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = useId();
  const { learnerId, kind } = route.useParams();
  const { data: backpack } = useSuspenseQuery(backpackQuery(learnerId));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: installation } = useSuspenseQuery(installationQuery);
  const capacity = session?.hat?.capacity;
  const reader: Reader = capacity === "guardian" || capacity === "learner" ? capacity : "staff";
  const name = givenName(backpack.learner);
  const title = useAddWords({ reader, name })(kind)?.title ?? "";
  const begin = { ...(kind === "goal" && { state: "active" }), ...(before?.body as Record<string, unknown>) };
  const [written, keep, drop] = useDraft<Written>(["write", learnerId, kind, before?.id ?? "new"], () => ({
    ...writtenOf(fields, begin),
    reason: "",
  }));
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const fieldId = (field: string) => `${id}-${field}`;
  const wordsFor = (field: string) => wrong.find((each) => each.field === fieldId(field))?.words;
  useTitle(title);
  // What the record says of a day stays said of that day; what one says oneself is said today.
  const observedOn = isCorrection && reader === "staff" ? before?.provenance.observedOn : undefined;
  const back =
    reader === "staff"
      ? ({ to: "/learners/$learnerId", params: { learnerId } } as const)
      : ({ to: "/backpack", search: { child: learnerId } } as const);

  const check = (body: Record<string, unknown>): Wrong[] => {
    const found = fields.flatMap(({ name: field, as, needs }): Wrong[] => {
      if (needs && body[field] === undefined) return [{ field: fieldId(field), words: needs }];
      return as === "number" && typeof body[field] === "string"
        ? [{ field: fieldId(field), words: t`Write a number, for example 0.5.` }]
        : [];
    });
    const [first] = fields;
    if (found.length > 0 || !first || fields.some(({ name: field }) => body[field] !== undefined)) return found;
    return [{ field: fieldId(first.name), words: isEmpty }];
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const body = bodyOf(fields, written, isCorrection ? (before?.body as Record<string, unknown>) : {});
    const found = check(body);
    setWrong(found);
    if (found.length > 0) return;
    const reason = String(written.reason).trim();
    try {
      const entry = await api.send<Entry>("POST", `/learners/${learnerId}/entries`, {
        ...{ kind, body, observedOn: observedOn ?? installation.today },
        ...(isCorrection && before && { supersedes: before.id, ...(reason && { reason }) }),
      });
      drop();
      noteSaved(client, { learnerId, entryId: entry.id, title, isCorrection });
      announce(t`Saved: ${title}`, "polite");
      await client.invalidateQueries({ queryKey: ["learner", learnerId] });
      await navigate(back);
    } catch (error) {
      const words = reasonOf(error);
      setWrong([{ field: fieldId(fields[0]?.name ?? ""), words }]);
    }
  };

  return (
    <form className="write" onSubmit={(event) => void save(event)} noValidate>
      <p className="eyebrow">
        <Link {...back}>{backpack.learner.name}</Link>
      </p>
      <h1>{title}</h1>
      <ErrorSummary wrong={wrong} />
      <div className="panel">
        {fields.map((field) => (
          <FormEntry
            key={field.name}
            id={fieldId(field.name)}
            field={field}
            value={written[field.name]}
            onChange={(value) => keep({ ...written, [field.name]: value })}
            wrong={wordsFor(field.name)}
            today={installation.today}
          />
        ))}
        {isCorrection && (
          <Field
            id={fieldId("reason")}
            label={<Trans>Why it changes (may stay empty)</Trans>}
            hint={<Trans>What stood before stays in the family's history.</Trans>}
          >
            {(props) => (
              <input
                {...props}
                maxLength={500}
                autoComplete="off"
                value={String(written.reason)}
                onChange={({ target }) => keep({ ...written, reason: target.value })}
              />
            )}
          </Field>
        )}
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
