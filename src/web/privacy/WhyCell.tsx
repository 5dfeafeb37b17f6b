import "./why-cell.css";
import { Trans } from "@lingui/react/macro";
import { dateInWords, listing } from "../../kernel/words.ts";
import { categoryWords } from "../../privacy/category.ts";
import type { ChoiceCell, ChoiceColumn, ChoiceMenu } from "../../privacy/choice-menu.ts";
import { levelWords } from "../../privacy/level.ts";
import { sourceWords } from "../../privacy/source-words.ts";
import { say, spoken } from "../language.tsx";
import type { Child } from "../shell/children.ts";
import { Sheet } from "../shell/Sheet.tsx";
import { groupName } from "./groups.ts";
import { LevelIcon } from "./LevelIcon.tsx";
import { LockMark } from "./LockMark.tsx";
import { everyPart } from "./parts.ts";
import { WhoMoved } from "./WhoMoved.tsx";

interface Props {
  readonly column: ChoiceColumn;
  readonly cell: ChoiceCell;
  readonly school: ChoiceMenu["school"];
  readonly child: Child;
  readonly onClose: () => void;
}

/** Why a level is what it is: who set it, why, by which rule, what can still be chosen, and how to object. */
export function WhyCell({ column, cell, school, child, onClose }: Props) {
  const rule = cell.because[0];
  const barred = cell.options.filter(({ setBy }) => setBy === "school");
  const allowed = cell.options.filter((each) => each.allowed).map(({ level }) => say(levelWords[level].word));
  const setBySchool = cell.lock === "school" || barred.length > 0;
  const parts = everyPart(cell);
  const more = listing(
    barred.map(({ level }) => say(levelWords[level].word)),
    spoken(),
  );
  const board = say(school.setBy);
  return (
    <Sheet title={say(categoryWords[cell.category].title)} onClose={onClose}>
      <p className="why-now">
        {groupName(column)}
        <span>
          <LevelIcon level={cell.level} />
          <strong>{say(levelWords[cell.level].word)}</strong>
        </span>
        {cell.lock !== "family" && <LockMark lock={cell.lock} isFull />}
      </p>
      <dl className="why-list">
        <dt>
          <Trans>Who</Trans>
        </dt>
        <dd>
          {cell.lock === "law" ? (
            <Trans>The law</Trans>
          ) : cell.lock === "school" ? (
            say(school.setBy)
          ) : (
            <WhoMoved cell={cell} name={child.name ?? ""} />
          )}
        </dd>
        <dt>
          <Trans>Why</Trans>
        </dt>
        <dd>{rule && say(rule.why)}</dd>
        <dt>
          <Trans>Rule</Trans>
        </dt>
        <dd>
          {rule?.source ? say(sourceWords(rule.source)) : rule?.rule}
          {setBySchool && (
            <>
              . <Trans>Since {dateInWords(school.since, spoken())}.</Trans>
            </>
          )}
          {cell.lock === "school" && (
            <>
              {" "}
              <Trans>The school set this, within what the law allows.</Trans>
            </>
          )}
        </dd>
        <dt>
          <Trans>Next</Trans>
        </dt>
        <dd>
          {allowed.length > 0 ? (
            <Trans>The choice here: {listing(allowed, spoken())}.</Trans>
          ) : (
            <Trans>There is nothing to choose here.</Trans>
          )}
          {barred.length > 0 && (
            <>
              {" "}
              <Trans>
                More than that stays in school: {more}. {board} set that limit.
              </Trans>
            </>
          )}
          {setBySchool && (
            <>
              {" "}
              <Trans>To object: {say(school.object)}</Trans>
            </>
          )}
        </dd>
      </dl>
      {parts.length > 0 && (
        <section className="why-parts">
          <h3>
            <Trans>Parts that differ</Trans>
          </h3>
          <ul role="list">
            {parts.map(({ word, level, lock }) => (
              <li key={`${word} ${level}`}>
                <span>{word}</span>
                <LevelIcon level={level} />
                <span>{say(levelWords[level].word)}</span>
                {lock !== "family" && <LockMark lock={lock} isFull />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Sheet>
  );
}
