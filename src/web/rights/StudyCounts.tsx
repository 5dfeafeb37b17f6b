import { Trans, useLingui } from "@lingui/react/macro";
import { dateInWords } from "../../kernel/words.ts";
import type { Measure, StudyView } from "../../privacy/study.ts";
import { gradeWords } from "../../record/grade-level.ts";
import { api } from "../api.ts";
import { spoken } from "../language.tsx";
import type { Act } from "../shell/use-acting.ts";
import { statusWord } from "./study-values.ts";
import { useMeasureWords } from "./study-words.ts";

interface Props {
  readonly studyId: string;
  /** What may be counted now; nothing where the study is not open. */
  readonly measures: readonly Measure[];
  readonly counts: StudyView["counts"];
  readonly act: Act;
}

/** What was counted, each as it was handed out, and the buttons to count this month. */
export function StudyCounts({ studyId, measures, counts, act }: Props) {
  const { t } = useLingui();
  const names = useMeasureWords();
  return (
    <>
      {measures.length > 0 && (
        <p className="rights-acts no-print">
          {measures.map((measure) => (
            <button
              key={measure}
              type="button"
              className="button dense"
              onClick={() =>
                void act(t`Counted. It stands below.`, () =>
                  api.send("POST", `/studies/${studyId}/counts`, { measure }),
                )
              }
            >
              <Trans>Count: {names[measure]}</Trans>
            </button>
          ))}
          <span className="quiet">
            <Trans>Each once a month.</Trans>
          </span>
        </p>
      )}
      {counts.map(({ id, measure, countedOn, cells }) => (
        <details key={id}>
          <summary>
            {names[measure]}, {dateInWords(countedOn, spoken(), "medium")}
          </summary>
          {cells.length === 0 ? (
            <p>
              <Trans>Every group was too small to be told.</Trans>
            </p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t`Grade`}</th>
                  <th scope="col">{names[measure]}</th>
                  <th scope="col">{t`About how many`}</th>
                </tr>
              </thead>
              <tbody>
                {cells.map(({ grade, value, count }) => (
                  <tr key={`${grade} ${value}`}>
                    <td>{grade ? gradeWords(grade, spoken()) : t`Grade not known`}</td>
                    <td>{value === "other" ? t`All others` : statusWord(measure, value, spoken())}</td>
                    <td>{count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </details>
      ))}
    </>
  );
}
