import "./caseload.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LockKeyhole, MessageSquare, NotebookPen, Star } from "lucide-react";
import { useState } from "react";
import { statementLine } from "../../entry/statement.ts";
import type { CaseItem } from "../../insight/caseload.ts";
import { dateInWords } from "../../kernel/words.ts";
import { api } from "../api.ts";
import { spoken } from "../language.tsx";
import { HeldNotes } from "../profile/note/HeldNotes.tsx";
import { Face } from "../shell/Face.tsx";
import { useTitle } from "../shell/title.ts";
import { CaseTeam } from "./CaseTeam.tsx";
import { caseloadQuery } from "./class-queries.ts";

/** The support team's learners: what each brings, why, what waits, who works with them, whom to talk about. */
export function Caseload() {
  const { t } = useLingui();
  const { data: load } = useSuspenseQuery(caseloadQuery);
  const [onlyStarred, setOnlyStarred] = useState(false);
  useTitle(t`Caseload`);
  const starred = load.items.filter(({ isStarred }) => isStarred).length;
  const shown = onlyStarred ? load.items.filter(({ isStarred }) => isStarred) : load.items;
  return (
    <div className="caseload">
      <div className="page-head">
        <div>
          <h1>
            <Trans>Caseload</Trans>
          </h1>
          <p className="lead">
            <Plural value={load.items.length} one="# learner." other="# learners." />{" "}
            {starred > 0 && (
              <Plural
                value={starred}
                one="# to talk about in the next meeting."
                other="# to talk about in the next meeting."
              />
            )}
          </p>
        </div>
        <button
          type="button"
          className="button"
          aria-pressed={onlyStarred}
          onClick={() => setOnlyStarred(!onlyStarred)}
        >
          <Star size={18} aria-hidden /> <Trans>For the meeting</Trans>
        </button>
      </div>
      <HeldNotes />
      {shown.length === 0 && (
        <p className="panel empty">
          {onlyStarred ? (
            <Trans>Nobody has a star. Press it beside a name before the meeting.</Trans>
          ) : (
            <Trans>No cases here. They come from the school's system; the school leader gives places on them.</Trans>
          )}
        </p>
      )}
      <ul role="list" className="case-list">
        {shown.map((each) => (
          <CaseRow key={each.caseId} item={each} colleagues={load.colleagues} />
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly item: CaseItem;
  readonly colleagues: readonly { readonly staffId: string; readonly name: string }[];
}

function CaseRow({ item, colleagues }: RowProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const {
    learnerId,
    learner,
    caseId,
    isStarred,
    strength,
    reasons,
    statements = [],
    notes,
    newestNoteOn,
    unread,
    startsOn,
    team,
  } = item;
  const isOnIt = team.some(({ isYou, hasLeft }) => isYou && !hasLeft);
  const star = async () => {
    await api.send("PUT", `/learners/${learnerId}/cases/${caseId}/star`, { isStarred: !isStarred });
    await client.invalidateQueries({ queryKey: caseloadQuery.queryKey });
  };
  return (
    <li className="panel case">
      <div className="case-head">
        <Face name={learner} size={40} />
        <div>
          <h2>
            <Link to="/learners/$learnerId" params={{ learnerId }} search={{}}>
              {learner}
            </Link>
          </h2>
          {strength && <p>{strength}</p>}
        </div>
        {isOnIt && (
          <button
            type="button"
            className="icon-button"
            aria-pressed={isStarred}
            aria-label={t`Talk about ${learner} in the next meeting`}
            onClick={() => void star()}
          >
            <Star size={20} aria-hidden fill={isStarred ? "currentColor" : "none"} />
          </button>
        )}
      </div>
      <ul className="case-facts">
        {reasons.map(({ type, title }) => (
          <li key={type + title}>{title}</li>
        ))}
        {statements.map((each) => (
          <li key={each.on + each.text}>{statementLine(each, spoken())}</li>
        ))}
        <li>
          <Trans>Since {dateInWords(startsOn, spoken(), "medium")}</Trans>
        </li>
        {notes > 0 && (
          <li>
            <Plural value={notes} one="# restricted note" other="# restricted notes" />
            {newestNoteOn && <>, {dateInWords(newestNoteOn, spoken(), "medium")}</>}
          </li>
        )}
        {unread > 0 && (
          <li>
            <Link to="/messages">
              <Plural value={unread} one="# unread conversation" other="# unread conversations" />
            </Link>
          </li>
        )}
      </ul>
      <div className="case-acts">
        <Link to="/messages/new/$learnerId" params={{ learnerId }} className="button dense">
          <MessageSquare size={16} aria-hidden /> <Trans>Write to the family</Trans>
        </Link>
        <Link to="/learners/$learnerId/transition-note" params={{ learnerId }} className="button dense">
          <NotebookPen size={16} aria-hidden /> <Trans>Transition note</Trans>
        </Link>
        <Link to="/learners/$learnerId/restricted-note" params={{ learnerId }} className="button dense">
          <LockKeyhole size={16} aria-hidden /> <Trans>Restricted note</Trans>
        </Link>
      </div>
      <CaseTeam item={item} colleagues={colleagues} />
    </li>
  );
}
