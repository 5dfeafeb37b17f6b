import "./write.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { type FormEvent, useId, useRef, useState } from "react";
import type { Entry } from "../../entry/entry.ts";
import { ApiProblem, api, reasonOf } from "../api.ts";
import { useAddWords } from "../entry/add-words.ts";
import { backpackQuery } from "../entry/learner-queries.ts";
import { mayChange } from "../entry/may-change.ts";
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
import { Merge } from "./Merge.tsx";
import { differencesOf, merged } from "./merge.ts";
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
  const mine = session?.hat?.subjectId ?? "";
  const isMine = ({ provenance }: Entry) => provenance.author.id === mine;
  const standing = onePage.has(kind) ? (newestFirst.find(isMine) ?? newestFirst[0]) : undefined;
  const found = entryId ? newestFirst.find(({ id }) => id === entryId) : standing;
  // What one began with stays that, whatever the page reads anew while somebody is writing.
  const key = `${kind} ${entryId ?? ""}`;
  const began = useRef({ key, entry: found });
  if (began.current.key !== key) began.current = { key, entry: found };
  const before = began.current.entry;
  const isCorrection = before !== undefined && mayChange({ learner: backpack.learner, me: mine }, before);
  const mayWrite = isCorrection || backpack.learner.mayContribute.includes(kind);
  if (!form || !mayWrite || (entryId && !before)) return <NotHere />;
  return <WriteForm form={form} before={before} isCorrection={isCorrection} />;
}

type Body = Readonly<Record<string, unknown>>; // every kind's body is an object

/** A correction that came too late: what was to stand, instead of what, and what stands now, where it is open. */
interface Late {
  readonly body: Record<string, unknown>;
  readonly instead: Entry;
  readonly theirs: Entry | undefined;
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
  const [late, setLate] = useState<Late>();
  const [began, setBegan] = useState(before);
  const fieldId = (field: string) => `${id}-${field}`;
  const wordsFor = (field: string) => wrong.find((each) => each.field === fieldId(field))?.words;
  useTitle(title);
  // What the record says of a day stays said of that day; what one says oneself is said today.
  const observedOn = isCorrection && reader === "staff" ? before?.provenance.observedOn : undefined;
  const whoElse = ({ provenance: { author } }: Entry) => {
    if (author.id === session?.hat?.subjectId) return undefined;
    return author.name ?? (author.kind === "learner" ? name : author.kind === "guardian" ? t`Family` : t`School`);
  };
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
    await send(body, isCorrection ? began : undefined);
  };
  const send = async (body: Record<string, unknown>, instead: Entry | undefined) => {
    const reason = String(written.reason).trim();
    try {
      const entry = await api.send<Entry>(
        "POST",
        `/learners/${learnerId}/entries`,
        {
          ...{ kind, body, observedOn: observedOn ?? installation.today },
          ...(instead && { supersedes: instead.id, ...(reason && { reason }) }),
        },
        instead?.id,
      );
      drop();
      noteSaved(client, { learnerId, entryId: entry.id, title, isCorrection });
      announce(t`Saved: ${title}`, "polite");
      await client.invalidateQueries({ queryKey: ["learner", learnerId] });
      await navigate(back);
    } catch (error) {
      if (instead && error instanceof ApiProblem && error.status === 412) {
        // What was typed stays in the draft, whatever becomes of the other's words.
        setLate({ body, instead, theirs: error.standing as Entry | undefined });
        return;
      }
      setLate(undefined);
      const words = reasonOf(error);
      setWrong([{ field: fieldId(fields[0]?.name ?? ""), words }]);
    }
  };

  return (
    <form className="write" onSubmit={(event) => void save(event)} noValidate>
      <p className="no-print">
        <Link {...back} className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          {backpack.learner.name}
        </Link>
      </p>
      <h1>{title}</h1>
      <ErrorSummary wrong={wrong} />
      {late?.theirs && (
        <Merge
          key={late.theirs.id}
          before={late.instead.body as Body}
          mine={late.body}
          theirs={late.theirs.body as Body}
          who={whoElse(late.theirs)}
          fields={fields}
          onSave={(body) => void send(body, late.theirs)}
          onBack={() => {
            keep({
              ...written,
              ...writtenOf(
                fields,
                merged(
                  late.theirs?.body as Body,
                  differencesOf(late.instead.body as Body, late.body, late.theirs?.body as Body),
                  {},
                ),
              ),
            });
            setBegan(late.theirs);
            setLate(undefined);
          }}
        />
      )}
      {late && !late.theirs && (
        <div className="notice error" role="alert">
          <p>
            <Trans>It was taken back meanwhile, or is not open to you any more. What you wrote is still here.</Trans>
          </p>
          {backpack.learner.mayContribute.includes(kind) && (
            <button type="button" className="button" onClick={() => void send(late.body, undefined)}>
              <Trans>Save it as a new one</Trans>
            </button>
          )}
        </div>
      )}
      <div className="panel" hidden={late?.theirs !== undefined}>
        {fields.map((field) => (
          <FormEntry
            key={field.name}
            id={fieldId(field.name)}
            field={field}
            value={written[field.name]}
            onChange={(value) => keep({ ...written, [field.name]: value })}
            wrong={wordsFor(field.name)}
            today={installation.today}
            asksTwice={reader !== "staff" && kind !== "name" && kind !== "reach"}
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
