import { Trans, useLingui } from "@lingui/react/macro";
import { earnedBy } from "../../record/transcript-course.ts";
import { ItemActions } from "../entry/ItemActions.tsx";
import type { View } from "../entry/open.ts";
import type { TranscriptYear } from "./transcript-years.ts";

/** One year of a transcript: each course with its mark and credits. */
export function TranscriptTable({ view, year }: { view: View; year: TranscriptYear }) {
  const { t } = useLingui();
  const results = {
    pass: t`Passed`,
    fail: t`No credit yet`,
    incomplete: t`Not finished`,
    withdrawn: t`Left the course`,
  } as const;
  return (
    <table className="plain-table">
      <caption className="visually-hidden">
        <Trans>Courses {year.label}</Trans>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Course</Trans>
          </th>
          <th scope="col">
            <Trans>Grade</Trans>
          </th>
          <th scope="col" className="number">
            <Trans>Credits</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {year.courses.map(({ entry, body }) => (
          <tr key={entry.id}>
            <th scope="row">
              {body.course.title}{" "}
              <span className="quiet">
                {[
                  year.schools.length > 1 && body.school?.title,
                  body.term,
                  body.method,
                  body.result && body.result !== "pass" && results[body.result],
                ]
                  .filter(Boolean)
                  .join(", ")}
              </span>
              <ItemActions view={view} entry={entry} title={body.course.title} />
            </th>
            <td>
              {body.letter ?? body.number ?? (body.result ? results[body.result] : <Trans>Not graded yet</Trans>)}
            </td>
            <td className="number">{earnedBy(body)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
