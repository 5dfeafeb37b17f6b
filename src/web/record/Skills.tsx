import "./skills.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { GraduationCap } from "lucide-react";
import { courseGrade, markOf } from "../../record/course-grade.ts";
import { Block } from "../entry/Block.tsx";
import { itemsOf, teaches, type View } from "../entry/open.ts";
import { MarkLegend } from "./MarkLegend.tsx";
import { SubjectRow } from "./SubjectRow.tsx";
import { skillsOf } from "./skills.ts";

/** Skills by subject: a row of marks each, opening to every skill with its evidence. */
export function Skills({ view }: { view: View }) {
  const { t } = useLingui();
  const subjects = skillsOf(view, view.today);
  const [first] = subjects;
  const grades = itemsOf(view, courseGrade);
  const gradeOf = (subject: string) => {
    const grade = grades.find(({ body }) => body.subject?.toLowerCase() === subject.toLowerCase())?.body;
    return grade && [grade.term, markOf(grade)].filter(Boolean).join(": ");
  };
  if (!first) {
    return teaches(view) ? (
      <Block
        view={view}
        icon={GraduationCap}
        title={t`Skills by subject`}
        slices={["mastery"]}
        says={t`Nothing here yet`}
      >
        <p className="empty">
          <Trans>Skills come here when a teacher records evidence for one, or the gradebook sends it.</Trans>
        </p>
      </Block>
    ) : null;
  }
  const says = subjects
    .slice(0, 2)
    .map(({ subject, met, skills: { length } }) => t`${subject}: met ${met} of ${length}`)
    .join(". ");
  return (
    <Block
      view={view}
      icon={GraduationCap}
      title={t`Skills by subject`}
      slices={["mastery"]}
      says={says}
      className="skills"
    >
      <MarkLegend />
      <div className="subjects">
        {subjects.map((subject) => (
          <SubjectRow
            key={subject.subject}
            subject={subject}
            view={view}
            grade={gradeOf(subject.subject)}
            isOpen={subject === first && view.reader !== "child"}
          />
        ))}
      </div>
    </Block>
  );
}
