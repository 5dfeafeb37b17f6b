import { Plural, Trans } from "@lingui/react/macro";
import { dateInWords } from "../../kernel/words.ts";
import { masteryWords } from "../../record/mastery.ts";
import { dateOf, type View } from "../entry/open.ts";
import { EntrySaid } from "../entry/Said.tsx";
import { say, spoken } from "../language.tsx";
import { HowSet } from "./HowSet.tsx";
import { inBrief } from "./in-brief.ts";
import { MasteryMark } from "./MasteryMark.tsx";
import type { Skill } from "./skills.ts";

/** One skill: mark, words, level, how much evidence; opening to the evidence itself where that is open. */
export function SkillRow({ skill, view }: { skill: Skill; view: View }) {
  const { code, statement, level, sureness, pieces, newest, pieceList } = skill;
  const date = dateInWords(newest, spoken(), "medium");
  const head = (
    <>
      <MasteryMark level={level} sureness={sureness} />
      <span className="skill-words">
        {pieceList.length > 0 ? inBrief(statement) : statement} <span className="quiet">{code}</span>
      </span>
      <strong className="skill-level">
        {sureness === "one" ? <Trans>Not enough yet</Trans> : say(masteryWords[level])}
      </strong>
      <span className="quiet skill-pieces">
        <Plural value={pieces} one="# piece" other="# pieces" />, {date}
      </span>
    </>
  );
  if (pieceList.length === 0) return <li className="skill">{head}</li>;
  return (
    <li>
      <details className="skill-open">
        <summary className="skill">{head}</summary>
        <div className="evidence">
          {inBrief(statement) !== statement && <p className="quiet">{statement}</p>}
          <ul role="list" className="rows">
            {pieceList.map(({ entry, body: { title, score, maximum, assessedBy, note } }) => (
              <li key={entry.id}>
                <span className="quiet evidence-date">{dateInWords(dateOf(entry), spoken(), "medium")}</span>
                <div>
                  <strong>{title ?? <Trans>Evidence</Trans>}</strong>,{" "}
                  <Trans>
                    {score} of {maximum}
                  </Trans>
                  {note && <p>{note}</p>}
                  <br />
                  <EntrySaid view={view} entry={entry} who={assessedBy} />
                </div>
              </li>
            ))}
          </ul>
          <HowSet skill={skill} view={view} />
        </div>
      </details>
    </li>
  );
}
