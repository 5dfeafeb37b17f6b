import "./disclosure-log.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft, Download, Printer } from "lucide-react";
import { useState } from "react";
import { coverQuery } from "../../entry/learner-queries.ts";
import { useTitle } from "../../shell/title.ts";
import { DisclosureTable } from "./DisclosureTable.tsx";
import { disclosuresFile, disclosuresQuery, type Which } from "./queries.ts";

const route = getRouteApi("/inside/learners/$learnerId/disclosures");

/** The disclosure log of one learner for inspection: who was shown what, on what ground, and which lines must be kept. */
export function DisclosureLog() {
  const { t } = useLingui();
  const { learnerId } = route.useParams();
  const [which, setWhich] = useState<Which>("all");
  const { data: learner } = useSuspenseQuery(coverQuery(learnerId));
  const { data, fetchNextPage, hasNextPage } = useSuspenseInfiniteQuery(disclosuresQuery(learnerId, which));
  const name = learner.name ?? t`A learner`;
  useTitle(t`Disclosure log of ${name}`);
  const rows = data.pages.flatMap(({ items }) => items);
  const choices: Readonly<Record<Which, string>> = { all: t`Everything`, recorded: t`Must be recorded` };
  return (
    <div className="disclosure-log">
      <header>
        <p className="no-print">
          <Link to="/learners/$learnerId" params={{ learnerId }} className="link">
            <ChevronLeft size={18} aria-hidden className="turn" />
            {name}
          </Link>
        </p>
        <h1>
          <Trans>Disclosure log of {name}</Trans>
        </h1>
        <p className="lead">
          <Trans>
            Who was shown what of this record, and why. The law asks to keep some lines with the record; they are
            marked.
          </Trans>
        </p>
        <div className="page-actions no-print">
          <fieldset className="segments">
            <legend className="visually-hidden">
              <Trans>Show</Trans>
            </legend>
            {(["all", "recorded"] as const).map((each) => (
              <button key={each} type="button" aria-pressed={each === which} onClick={() => setWhich(each)}>
                {choices[each]}
              </button>
            ))}
          </fieldset>
          <button type="button" className="button" onClick={() => window.print()}>
            <Printer size={18} aria-hidden /> <Trans>Print</Trans>
          </button>
          <a className="button" href={disclosuresFile(learnerId, which)} download>
            <Download size={18} aria-hidden /> <Trans>As CSV</Trans>
          </a>
        </div>
      </header>
      <section className="panel" aria-label={t`Disclosures`}>
        {rows.length > 0 ? (
          <DisclosureTable rows={rows} />
        ) : (
          <p className="disclosure-none">
            {which === "recorded" ? (
              <Trans>Nobody was shown this record of whom the law asks to keep it.</Trans>
            ) : (
              <Trans>Nobody was shown this record yet.</Trans>
            )}
          </p>
        )}
      </section>
      {hasNextPage && (
        <button type="button" className="button no-print" onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </button>
      )}
      <p className="quiet">
        <Trans>
          Kept under 34 CFR 99.32. Looks by the family and by school staff need not be kept; Daypack keeps them all.
        </Trans>
      </p>
    </div>
  );
}
