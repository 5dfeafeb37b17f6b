import { Trans } from "@lingui/react/macro";

/** One mark in one term. */
export interface GradeRow {
  readonly key: string;
  readonly course: string;
  readonly term: string;
  readonly mark: string;
  readonly year: string;
  readonly comment?: string | undefined;
}

/** Some sources repeat the year in each term's name ("2026-2027 Fall Semester"), under a heading that says it. */
const withoutYear = (term: string) => term.replace(/^\d{4}\s*[-–]\s*\d{2,4}\s+/, "");

/** A year's grades, given newest first: a course in each row, its terms from the oldest on, so that one reads how it went. */
export function GradeTable({ rows, year }: { rows: readonly GradeRow[]; year: string }) {
  const terms = [...new Set(rows.map(({ term }) => term))].reverse();
  const courses = [...Map.groupBy(rows, ({ course }) => course)].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <table className="plain-table grade-table">
      <caption className="visually-hidden">
        <Trans>Grades {year}</Trans>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Course</Trans>
          </th>
          {terms.map((term) => (
            <th key={term} scope="col">
              {withoutYear(term) || <Trans>Grade</Trans>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {courses.map(([course, ofCourse]) => (
          <tr key={course}>
            <th scope="row">{course}</th>
            {terms.map((term) => (
              <td key={term}>
                {ofCourse
                  .filter((row) => row.term === term)
                  .map(({ key, mark, comment }) => (
                    <p key={key}>
                      {mark} {comment && <span className="quiet">{comment}</span>}
                    </p>
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
