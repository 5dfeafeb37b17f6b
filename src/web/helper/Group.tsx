import "./helper.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useId } from "react";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import { installationQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { DayBook } from "./DayBook.tsx";
import { LeaveProgram } from "./Leave.tsx";
import { NameList } from "./NameList.tsx";
import { ProposeForm } from "./ProposeForm.tsx";
import { groupQuery } from "./queries.ts";
import { SharedCard } from "./SharedCard.tsx";
import { ToldLine } from "./ToldLine.tsx";
import { useFind } from "./use-find.tsx";

const route = getRouteApi("/inside/group");

/** A helper's own page, made for a telephone: the book of today, who shares what, what to propose, the program's list. */
export function Group() {
  const { t } = useLingui();
  useTitle(t`My group`);
  const id = useId();
  const navigate = route.useNavigate();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const { on = installation.today } = route.useSearch();
  const { data: group } = useSuspenseQuery(groupQuery(on));
  const { told, act } = useActing([["group"], ["contributions"]]);
  const { program, names, shared, day } = group;
  const nameOf = ({ name, nameId }: (typeof shared)[number]) => name ?? names.find((each) => each.id === nameId)?.name;
  const [found, find] = useFind(shared, (each) => nameOf(each) ?? "");
  const until = program.endsOn && dateInWords(program.endsOn, spoken(), "medium");
  return (
    <div className="helper-page">
      <header>
        <p className="eyebrow">
          <Trans>My group</Trans>
        </p>
        <h1>
          <bdi>{program.name}</bdi>
        </h1>
        {program.hasList && (
          <p className="lead">
            <bdi>{program.purpose}</bdi>
          </p>
        )}
        {program.hasList && until && (
          <p className="quiet">
            <Trans>Until {until}.</Trans>
          </p>
        )}
      </header>
      <ToldLine told={told} />
      {program.hasList && names.length > 0 && (
        <section className="panel helper-card">
          <h2>
            <Trans>Attendance</Trans>
          </h2>
          <div className="field">
            <label htmlFor={id}>
              <Trans>Day</Trans>
            </label>
            <input
              id={id}
              type="date"
              max={installation.today}
              value={on}
              onChange={({ target }) => void navigate({ search: target.value ? { on: target.value } : {} })}
            />
          </div>
          <DayBook key={on} on={on} names={names} day={day} act={act} />
        </section>
      )}
      <section className="shared-cards">
        <h2>
          <Trans>Shared with me</Trans>
        </h2>
        {shared.length === 0 && (
          <p>
            {program.hasList ? (
              <Trans>No family shares anything yet. Hand each family the code of its child below.</Trans>
            ) : (
              <Trans>Nothing is shared with you any more.</Trans>
            )}
          </p>
        )}
        {find}
        {found.map((each) => (
          <SharedCard key={each.learnerId} shared={each} act={act} name={nameOf(each)} />
        ))}
      </section>
      {shared.length > 0 && (
        <section className="panel helper-card">
          <h2>
            <Trans>Propose something</Trans>
          </h2>
          <ProposeForm group={group} today={installation.today} act={act} />
          <p>
            <Link to="/proposals" className="link">
              <Trans>What I proposed</Trans>
            </Link>
          </p>
        </section>
      )}
      {program.hasList && (
        <p>
          <Link to="/group/impact" className="link">
            <Trans>What it came to, in numbers</Trans>
          </Link>
        </p>
      )}
      {program.hasList && <NameList names={names} act={act} />}
      <LeaveProgram isProgram={program.hasList} act={act} />
    </div>
  );
}
