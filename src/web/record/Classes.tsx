import { Trans, useLingui } from "@lingui/react/macro";
import { School } from "lucide-react";
import type { Backpack } from "../../entry/backpack.ts";
import { holdsOn } from "../../entry/kind.ts";
import { dateInWords } from "../../kernel/words.ts";
import { type EnrollmentBody, enrollment } from "../../record/enrollment.ts";
import { gradeWords } from "../../record/grade-level.ts";
import { Block } from "../entry/Block.tsx";
import { itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";

interface Props {
  readonly view: View;
  readonly teachers: Backpack["teachers"];
  /** Every school with its dates too, where nothing else tells them. */
  readonly withSchools?: boolean;
}

/** The classes of today with their teachers. */
export function Classes({ view, teachers, withSchools }: Props) {
  const { t } = useLingui();
  const language = spoken();
  const items = itemsOf(view, enrollment);
  const now = items.filter(({ body }) => holdsOn(body, view.today));
  const classes = now.filter(({ body }) => body.class);
  const named = new Map(teachers.map(({ classId, names }) => [classId, names]));
  const taughtBy = ({ class: seat, teachers: said }: EnrollmentBody) => said ?? named.get(seat?.id ?? "") ?? [];
  const hasTeachers = classes.some(({ body }) => taughtBy(body).length > 0);
  const schools = withSchools ? items.filter(({ body }) => !body.class) : [];
  const summary = summaryOf(view, enrollment);
  if (items.length === 0 && !summary) return null;
  const says = summary && enrollment.say.summary?.(summary.value, language).join(", ");
  return (
    <Block view={view} icon={School} title={t`School and classes`} slices={["enrollment"]} says={says ?? ""}>
      {says && <p>{says}.</p>}
      {classes.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Class</Trans>
              </th>
              {hasTeachers && (
                <th scope="col">
                  <Trans>Teachers</Trans>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {classes.map(({ entry, body }) => (
              <tr key={entry.id}>
                <th scope="row">{body.class?.title}</th>
                {hasTeachers && <td>{taughtBy(body).join(", ")}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {classes[0] && <EntrySaid view={view} entry={classes[0].entry} />}
      {items.length === 0 && (
        <ul className="plain-list">
          {(summary?.value.classes ?? []).map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {schools.length > 0 && (
        <ul role="list" className="rows schools">
          {schools.map(({ entry, body }) => (
            <li key={entry.id}>
              {[body.school.title, body.gradeLevel && gradeWords(body.gradeLevel, language)].filter(Boolean).join(", ")}
              <p className="quiet">
                {[body.startsOn, body.endsOn]
                  .flatMap((on) => (on ? [dateInWords(on, language, "medium")] : []))
                  .join(" – ")}
              </p>
              <EntrySaid view={view} entry={entry} />
            </li>
          ))}
        </ul>
      )}
      {items.length === 0 && summary && <PartSaid view={view} part={summary.part} />}
    </Block>
  );
}
