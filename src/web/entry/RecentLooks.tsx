import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Eye } from "lucide-react";
import { useLookWords } from "../privacy/look-words.ts";
import { visitsOf } from "../privacy/looks.ts";
import { looksQuery } from "../privacy/queries.ts";
import type { View } from "./open.ts";

const shown = 3;
const week = 7 * 86_400_000;

/** Who else looked in the last seven days, on the family's page. Each stands in full under "Who sees what". */
export function RecentLooks({ view }: { view: View }) {
  const { t } = useLingui();
  const say = useLookWords();
  const { data } = useQuery(looksQuery(view.learner.id));
  if (!data) return null;
  const since = Date.now() - week;
  const visits = visitsOf(data.items.filter(({ who, at }) => !who.isYou && Date.parse(at) >= since));
  const people = [...new Map(visits.map((visit) => [visit.who.subjectId, visit])).values()].slice(0, shown);
  return (
    <section className="block panel" aria-label={t`Who looked this week`}>
      <header className="block-head">
        <h2>
          <Eye size={18} aria-hidden /> <Trans>Who looked this week</Trans>
        </h2>
      </header>
      <div className="block-body">
        <ul role="list" className="rows">
          {people.map((visit) => (
            <li key={visit.lastLookId}>
              <strong>{say.who(visit)}</strong>
              <br />
              <span className="quiet">
                {say.read(visit)} · {say.when(visit)}
              </span>
            </li>
          ))}
        </ul>
        {people.length === 0 && (
          <p className="empty">
            <Trans>Nobody besides you this week.</Trans>
          </p>
        )}
        <p>
          <Link to="/who-sees-what" search={{ child: view.learner.id }} hash="who-looked">
            <Trans>All visits</Trans>
          </Link>
        </p>
      </div>
    </section>
  );
}
