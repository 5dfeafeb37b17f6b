import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { NotebookPen } from "lucide-react";
import { schoolYearOf } from "../../kernel/school-year.ts";
import { dateInWords } from "../../kernel/words.ts";
import { type AssignmentResultBody, assignmentResult, isMissing, scoreOf } from "../../record/assignment-result.ts";
import { Block } from "../entry/Block.tsx";
import { ItemActions } from "../entry/ItemActions.tsx";
import { dateOf, type Item, itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";

/** As many that are marked as one reads without looking for one. */
const shown = 5;

/** Work of this school year: what is still owed first, then the newest marks, and all of it as a table. */
export function Assignments({ view }: { view: View }) {
  const { t } = useLingui();
  const language = spoken();
  const summary = summaryOf(view, assignmentResult);
  const items = itemsOf(view, assignmentResult).filter(
    ({ entry, body }) => schoolYearOf(body.dueOn ?? dateOf(entry)) === schoolYearOf(view.today),
  );
  const lines = summary ? (assignmentResult.say.summary?.(summary.value, language) ?? []) : [];
  if (items.length === 0 && lines.length === 0) return null;
  const missing = items.filter(({ body }) => isMissing(body, view.today));
  const done = items.filter(({ body }) => !isMissing(body, view.today));
  return (
    <Block
      view={view}
      icon={NotebookPen}
      title={t`Assignments`}
      slices={["grades"]}
      says={lines.join(". ")}
      className="charted"
    >
      {lines.length > 0 && <p>{lines.join(". ")}.</p>}
      <ul role="list" className="rows">
        {[...missing, ...done.slice(0, shown)].map((item) => (
          <AssignmentRow key={item.entry.id} view={view} item={item} />
        ))}
      </ul>
      {done.length > shown && (
        <details className="why">
          <summary>
            <Plural value={items.length} one="# assignment as a table" other="All # assignments as a table" />
          </summary>
          <AssignmentTable items={items} />
        </details>
      )}
      {items.length === 0 && summary && <PartSaid view={view} part={summary.part} />}
    </Block>
  );
}

function AssignmentRow({ view, item: { entry, body } }: { view: View; item: Item<AssignmentResultBody> }) {
  const { t } = useLingui();
  const isOwed = isMissing(body, view.today);
  const due = body.dueOn && dateInWords(body.dueOn, spoken(), "medium");
  return (
    <li>
      <div className="row-head">
        <span className="row-title">{body.title}</span>
        <span>
          {isOwed ? t`Still to turn in` : scoreOf(body)} <ItemActions view={view} entry={entry} title={body.title} />
        </span>
      </div>
      <p className="quiet">
        {[body.class?.title, due && t`due ${due}`, body.late && t`turned in late`, body.incomplete && t`not finished`]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {body.comment && <p>“{body.comment}”</p>}
      <EntrySaid view={view} entry={entry} />
    </li>
  );
}

function AssignmentTable({ items }: { items: readonly Item<AssignmentResultBody>[] }) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Assignment</Trans>
          </th>
          <th scope="col">
            <Trans>Due</Trans>
          </th>
          <th scope="col">
            <Trans>Score</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ entry, body }) => (
          <tr key={entry.id}>
            <th scope="row">{body.title}</th>
            <td>{body.dueOn && dateInWords(body.dueOn, spoken(), "medium")}</td>
            <td>{scoreOf(body) ?? <Trans>None yet</Trans>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
