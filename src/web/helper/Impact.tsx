import "./helper.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft, Printer } from "lucide-react";
import { useId } from "react";
import { addDays } from "../../kernel/date.ts";
import { dateInWords, localeOf } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import { installationQuery } from "../queries.ts";
import { Field } from "../shell/Field.tsx";
import { useTitle } from "../shell/title.ts";
import { impactQuery } from "./queries.ts";

const route = getRouteApi("/inside/group/impact");
/** Below so many names a number can mean somebody to who knows the group. */
const fewNames = 10;

/** What a program came to, for those who pay for it and for who does the work: numbers of its own book, without a name. */
export function Impact() {
  const { t } = useLingui();
  useTitle(t`What it came to`);
  const navigate = route.useNavigate();
  const ids = { from: useId(), to: useId() };
  const { data: installation } = useSuspenseQuery(installationQuery);
  const { from = addDays(installation.today, -364), to = installation.today } = route.useSearch();
  const { data } = useSuspenseQuery(impactQuery(from, to));
  const { total, months, proposed } = data;
  const hours = (minutes: number) =>
    new Intl.NumberFormat(localeOf[spoken()], { maximumFractionDigits: 1 }).format(minutes / 60);
  const [first, last] = [from, to].map((day) => dateInWords(day, spoken(), "medium"));
  return (
    <div className="helper-page">
      <p className="no-print">
        <Link to="/group" className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          <Trans>My group</Trans>
        </Link>
      </p>
      <header>
        <h1>
          <Trans>What it came to</Trans>
        </h1>
        <p className="lead">
          <Trans>
            From {first} to {last}. Numbers of your program's book; no name is in them.
          </Trans>
        </p>
      </header>
      <div className="helper-acts no-print">
        <Field id={ids.from} label={<Trans>From</Trans>}>
          {(field) => (
            <input
              {...field}
              type="date"
              value={from}
              max={to}
              onChange={({ target }) => target.value && void navigate({ search: { from: target.value, to } })}
            />
          )}
        </Field>
        <Field id={ids.to} label={<Trans>To</Trans>}>
          {(field) => (
            <input
              {...field}
              type="date"
              value={to}
              min={from}
              max={installation.today}
              onChange={({ target }) => target.value && void navigate({ search: { from, to: target.value } })}
            />
          )}
        </Field>
      </div>
      <section className="panel helper-card">
        {months.length === 0 ? (
          <p>
            <Trans>The book has no day in this time.</Trans>
          </p>
        ) : (
          <table className="impact">
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Month</Trans>
                </th>
                <th scope="col">
                  <Trans>Days</Trans>
                </th>
                <th scope="col">
                  <Trans>Visits</Trans>
                </th>
                <th scope="col">
                  <Trans>Participants</Trans>
                </th>
                <th scope="col">
                  <Trans>Hours</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, days, visits, names, minutes }) => (
                <tr key={month}>
                  <th scope="row">{monthInWords(month)}</th>
                  <td>{days}</td>
                  <td>{visits}</td>
                  <td>{names}</td>
                  <td>{hours(minutes)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">
                  <Trans>Together</Trans>
                </th>
                <td>{total.days}</td>
                <td>{total.visits}</td>
                <td>{total.names}</td>
                <td>{hours(total.minutes)}</td>
              </tr>
            </tfoot>
          </table>
        )}
        <p>
          <Plural
            value={proposed.all}
            one="You proposed # thing to families;"
            other="You proposed # things to families;"
          />{" "}
          <Plural value={proposed.accepted} one="# was accepted." other="# were accepted." />
        </p>
        {total.names > 0 && total.names < fewNames && (
          <p className="quiet">
            <Trans>In a group this small a number can tell of one child. Think of that before you hand it on.</Trans>
          </p>
        )}
        <p className="no-print">
          <button type="button" className="button" onClick={() => print()}>
            <Printer size={18} aria-hidden /> <Trans>Print</Trans>
          </button>
        </p>
      </section>
    </div>
  );
}

const monthInWords = (month: string) =>
  new Intl.DateTimeFormat(spoken(), { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-15T12:00:00Z`),
  );
