import "./who-looked.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useState } from "react";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import { AskedAndOpened } from "./AskedAndOpened.tsx";
import { LookWeek } from "./LookWeek.tsx";
import type { Visit } from "./looks.ts";
import { weekOf } from "./looks.ts";
import { type Lookers, lookers, lookWeeksQuery } from "./queries.ts";
import { WhyTheyCould } from "./WhyTheyCould.tsx";

/** Who looked, by week and person, newest first: school staff included, each look a click away, each with why they could. */
export function WhoLooked({ learnerId }: { learnerId: string }) {
  const { t } = useLingui();
  const [who, setWho] = useState<Lookers>("everyone");
  const [asked, setAsked] = useState<Visit>();
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(lookWeeksQuery(learnerId, who));
  const weeks = Map.groupBy(
    (data?.pages ?? []).flatMap(({ items }) => items.map(weekOf)),
    ({ week }) => week,
  );
  const weekInWords = (week: string) => t`Week of ${dateInWords(week, spoken(), "medium")}`;
  const filters = { everyone: t`Everyone`, school: t`School`, outside: t`Outside` };
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
            <button key={each} type="button" aria-pressed={each === who} onClick={() => setWho(each)}>
              {filters[each]}
            </button>
          ))}
        </fieldset>
      </div>
      {data && weeks.size === 0 && (
        <p className="who-looked-none">
          <Trans>Nobody looked yet. Every look stands here, with who, when and why.</Trans>
        </p>
      )}
      {[...weeks].map(([week, people]) => (
        <section key={week} className="look-week" aria-label={weekInWords(week)}>
          <h3>{weekInWords(week)}</h3>
          <ul role="list">
            {people.map((looks) => (
              <LookWeek key={looks.lastLookId} learnerId={learnerId} looks={looks} onWhy={setAsked} />
            ))}
          </ul>
        </section>
      ))}
      <div className="who-looked-foot">
        <p className="quiet">
          <Trans>
            Some entries may be withheld by law, for half a year at most. Every family's page says so. Staff know that
            you see each look.
          </Trans>
        </p>
        {hasNextPage && (
          <button type="button" className="button dense no-print" onClick={() => void fetchNextPage()}>
            <Trans>Show more</Trans>
          </button>
        )}
      </div>
      <AskedAndOpened learnerId={learnerId} />
      {asked && <WhyTheyCould learnerId={learnerId} visit={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}
