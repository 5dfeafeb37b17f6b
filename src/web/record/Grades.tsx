import { Trans, useLingui } from "@lingui/react/macro";
import { FileText } from "lucide-react";
import { schoolYearLabel } from "../../kernel/school-year.ts";
import { courseGrade, markOf } from "../../record/course-grade.ts";
import { Block } from "../entry/Block.tsx";
import { itemsOf, statusOf, summaryOf, teaches, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";
import { type GradeRow, GradeTable } from "./GradeTable.tsx";

/** Grades as the school gave them, newest year first, in a table that folds to the newest. */
export function Grades({ view }: { view: View }) {
  const { t } = useLingui();
  const items = itemsOf(view, courseGrade);
  const summary = summaryOf(view, courseGrade);
  const status = statusOf(view, courseGrade);
  const rows = items.map(
    ({ entry, body }): GradeRow => ({
      key: entry.id,
      course: body.course.title,
      term: body.term ?? "",
      mark: markOf(body),
      year: body.schoolYear ? schoolYearLabel(body.schoolYear) : "",
      comment: body.comment,
    }),
  );
  const summed = (summary?.value ?? []).map(
    ({ course, mark, term = "" }): GradeRow => ({ key: course, course, term, mark, year: "" }),
  );
  const all = rows.length > 0 ? rows : summed;
  const says = status && courseGrade.say.status?.(status, spoken());
  if (all.length === 0) {
    return teaches(view) ? (
      <Block
        view={view}
        icon={FileText}
        title={t`Grades`}
        slices={["grades"]}
        says={t`Nothing here yet`}
        className="charted"
      >
        <p className="empty">
          <Trans>Grades come here when the school gives them at the end of a term.</Trans>
        </p>
      </Block>
    ) : null;
  }
  const years = [...Map.groupBy(all, ({ year }) => year)].sort(([a], [b]) => (a < b ? 1 : -1));
  return (
    <Block view={view} icon={FileText} title={t`Grades`} slices={["grades"]} says={says ?? ""} className="charted">
      {says && <p>{says}</p>}
      {years.map(([year, ofYear], place) =>
        place === 0 ? (
          <GradeTable key={year} rows={ofYear} year={year} />
        ) : (
          <details key={year} className="why">
            <summary>{year}</summary>
            <GradeTable rows={ofYear} year={year} />
          </details>
        ),
      )}
      {items[0] ? (
        <EntrySaid view={view} entry={items[0].entry} />
      ) : (
        summary && <PartSaid view={view} part={summary.part} />
      )}
    </Block>
  );
}
