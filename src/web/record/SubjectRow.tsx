import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { dateInWords } from "../../kernel/words.ts";
import type { View } from "../entry/open.ts";
import { spoken } from "../language.tsx";
import { MasteryMark } from "./MasteryMark.tsx";
import { SkillRow } from "./SkillRow.tsx";
import type { Subject } from "./skills.ts";

/** Skills shown when a subject opens, before "all". */
const shown = 10;

interface Props {
  readonly subject: Subject;
  readonly view: View;
  readonly grade: string | undefined;
  readonly isOpen: boolean;
}

/** One subject: its marks in a row, how many are met, and every skill below. */
export function SubjectRow({ subject: { subject, skills, met, newest }, view, grade, isOpen }: Props) {
  const { t } = useLingui();
  const date = newest && dateInWords(newest, spoken(), "medium");
  const newestFirst = skills.toSorted((a, b) => (a.newest < b.newest ? 1 : a.newest > b.newest ? -1 : 0));
  const [first, rest] = [newestFirst.slice(0, shown), newestFirst.slice(shown)];
  return (
    <details className="subject" open={isOpen}>
      <summary>
        <strong>{subject}</strong>
        <span className="subject-marks" role="img" aria-label={t`Met ${met} of ${skills.length}`}>
          {skills.map(({ code, level, sureness }) => (
            <MasteryMark key={code} level={level} sureness={sureness} />
          ))}
        </span>
        <span className="subject-says">
          <span>
            <Trans>
              Met {met} of {skills.length} skills so far
            </Trans>
          </span>
          <span className="quiet">{[grade, date && t`newest evidence ${date}`].filter(Boolean).join(" · ")}</span>
        </span>
      </summary>
      <ul role="list" className="skill-list">
        {first.map((skill) => (
          <SkillRow key={skill.code} skill={skill} view={view} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details className="more">
          <summary>
            <Plural value={skills.length} one="All # skills" other="All # skills" />
          </summary>
          <ul role="list" className="skill-list">
            {rest.map((skill) => (
              <SkillRow key={skill.code} skill={skill} view={view} />
            ))}
          </ul>
        </details>
      )}
    </details>
  );
}
