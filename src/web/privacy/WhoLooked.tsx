import "./who-looked.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useState } from "react";
import { useNarrow } from "../shell/use-narrow.ts";
import { AskedAndOpened } from "./AskedAndOpened.tsx";
import { LookList } from "./LookList.tsx";
import { LookTable } from "./LookTable.tsx";
import type { Visit } from "./looks.ts";
import { visitsOf } from "./looks.ts";
import { type Lookers, lookers, looksPage, looksQuery } from "./queries.ts";
import { WhyTheyCould } from "./WhyTheyCould.tsx";

/** Visits on the page before "Show more". */
const pageSize = 12;

/** Who looked, newest first: school staff included, each with why they could. */
export function WhoLooked({ learnerId }: { learnerId: string }) {
  const { t } = useLingui();
  const isNarrow = useNarrow();
  const [who, setWho] = useState<Lookers>("everyone");
  const [shown, setShown] = useState(pageSize);
  const [asked, setAsked] = useState<Visit>();
  const [older, setOlder] = useState<Awaited<ReturnType<typeof looksPage>>[]>([]);
  const { data: first } = useQuery(looksQuery(learnerId, who));
  const pages = [...(first ? [first] : []), ...older];
  const visits = visitsOf(pages.flatMap(({ items }) => items));
  const next = pages.at(-1)?.next;
  const filters = { everyone: t`Everyone`, school: t`School`, outside: t`Outside` };
  const pick = (each: Lookers) => {
    setWho(each);
    setOlder([]);
    setShown(pageSize);
  };
  const more = async () => {
    if (next !== undefined && visits.length < shown + pageSize)
      setOlder([...older, await looksPage(learnerId, who, 100, next)]);
    setShown(shown + pageSize);
  };
  const Rows = isNarrow ? LookList : LookTable;
  return (
    <section className="panel who-looked" id="who-looked" aria-labelledby="who-looked-head">
      <div className="who-looked-head">
        <h2 id="who-looked-head">
          <Eye size={18} aria-hidden /> <Trans>Who looked</Trans>
        </h2>
        <fieldset className="segments no-print">
          <legend className="visually-hidden">
            <Trans>Show</Trans>
          </legend>
          {lookers.map((each) => (
            <button key={each} type="button" aria-pressed={each === who} onClick={() => pick(each)}>
              {filters[each]}
            </button>
          ))}
        </fieldset>
      </div>
      {first && visits.length === 0 ? (
        <p className="who-looked-none">
          <Trans>Nobody looked yet. Every look stands here, with who, when and why.</Trans>
        </p>
      ) : (
        <Rows visits={visits.slice(0, shown)} onWhy={setAsked} />
      )}
      <div className="who-looked-foot">
        <p className="quiet">
          <Trans>
            Some entries may be withheld by law, for half a year at most. Every family's page says so. Staff know that
            you see each look.
          </Trans>
        </p>
        {(visits.length > shown || next !== undefined) && (
          <button type="button" className="button dense no-print" onClick={() => void more()}>
            <Trans>Show more</Trans>
          </button>
        )}
      </div>
      <AskedAndOpened learnerId={learnerId} />
      {asked && <WhyTheyCould learnerId={learnerId} visit={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}
