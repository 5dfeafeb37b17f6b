import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { OctagonX } from "lucide-react";
import { dateInWords, listing } from "../../kernel/words.ts";
import type { FamilyAgreement } from "../../privacy/agreement.ts";
import { categories, categoryOf, categoryWords } from "../../privacy/category.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { useScope } from "../privacy/ChoiceScope.tsx";
import { GroupList } from "../privacy/GroupList.tsx";
import { kindOf } from "../privacy/saying.ts";
import { moment } from "../server/moment.ts";
import { Schedule } from "./Schedule.tsx";
import { useNeverWords } from "./words.ts";

/** One app or helper in plain words: who, what for, which facts, how long, what never, what it read; and what can be stopped. */
export function FamilyApp({ agreement }: { agreement: FamilyAgreement }) {
  const { t } = useLingui();
  const { child, menu, changeMany } = useScope();
  const nevers = useNeverWords();
  const { id, name, party, purpose, isOver, endsOn, terms, reads } = agreement;
  const column = menu.columns.find(({ target }) => target === id);
  const mine = column?.cells.filter(({ options }) => options.length > 0) ?? [];
  const canStop = mine.some(({ level }) => level !== "hidden");
  const stop = () =>
    changeMany(
      t`Saved. ${name} gets nothing more of what is yours to choose.`,
      mine.map(({ category }) => ({ target: id, category })),
      () => api.send("POST", `/learners/${child.id}/agreements/${id}/stop`),
    );
  return (
    <article className="panel app-card" aria-label={name}>
      <header>
        <h2>{name}</h2>
        {party && <span className="quiet">{party}</span>}
        {canStop && !isOver && (
          <button type="button" className="button no-print" onClick={() => void stop()}>
            <OctagonX size={18} aria-hidden /> <Trans>Stop {name}</Trans>
          </button>
        )}
        <p>{say(purpose)}</p>
      </header>
      <dl className="terms">
        <dt>
          <Trans>How long</Trans>
        </dt>
        <dd>
          {isOver ? (
            <Trans>It reads nothing any more.</Trans>
          ) : endsOn ? (
            <Trans>Until {dateInWords(endsOn, spoken())}.</Trans>
          ) : (
            <Trans>Until somebody ends it.</Trans>
          )}{" "}
          {terms && (
            <Plural
              value={terms.retention.daysAfterEnd}
              one="Within # day after that it deletes all it has."
              other="Within # days after that it deletes all it has."
            />
          )}
        </dd>
        <dt>
          <Trans>What it has read</Trans>
        </dt>
        <dd>
          {reads.times === 0 || !reads.last ? (
            <Trans>Nothing yet.</Trans>
          ) : (
            <>
              {listing([...new Set(reads.slices.map((each) => say(categoryWords[categoryOf(each)].title)))], spoken())}
              {". "}
              <Plural value={reads.times} one="# time" other="# times" />
              {", "}
              <Trans>last on {moment(reads.last)}</Trans>.{" "}
              <Link to="/who-sees-what" search={{ child: child.id }} className="no-print">
                <Trans>Who looked</Trans>
              </Link>
            </>
          )}
        </dd>
        {terms && (
          <>
            <dt>
              <Trans>What it never gets</Trans>
            </dt>
            <dd>
              <ul>
                <li>{neverListed(terms.schedule)}</li>
                {terms.never.map((each) => (
                  <li key={each}>{nevers[each]}</li>
                ))}
              </ul>
            </dd>
            <dt>
              <Trans>Questions</Trans>
            </dt>
            <dd>
              {terms.contact.name}, <a href={`mailto:${terms.contact.email}`}>{terms.contact.email}</a>
            </dd>
          </>
        )}
      </dl>
      {terms && (
        <section>
          <h3>
            <Trans>What it may get</Trans>
          </h3>
          <Schedule schedule={terms.schedule} />
        </section>
      )}
      {column && !isOver && (
        <details>
          <summary>
            <Trans>What it gets now, and who set that</Trans>
          </summary>
          <GroupList column={column} />
        </details>
      )}
    </article>
  );
}

/** The categories of which the schedule lists nothing at all. */
function neverListed(schedule: NonNullable<FamilyAgreement["terms"]>["schedule"]): string {
  const listed = new Set(schedule.flatMap(({ kind }) => kindOf(kind)?.slice ?? []).map(categoryOf));
  return listing(
    categories.filter((each) => !listed.has(each)).map((each) => say(categoryWords[each].title)),
    spoken(),
  );
}
