import "../goals/goal-page.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { schoolYearOf } from "../../../kernel/school-year.ts";
import { communityService } from "../../../profile/community-service.ts";
import { outsideLearning } from "../../../profile/outside-learning.ts";
import { skill } from "../../../profile/skill.ts";
import { workExperience } from "../../../profile/work-experience.ts";
import { AddLink } from "../../entry/AddLink.tsx";
import { ItemActions } from "../../entry/ItemActions.tsx";
import { notePrint } from "../../entry/learner-queries.ts";
import { dateOf, isFamily, itemsOf } from "../../entry/open.ts";
import { EntrySaid } from "../../entry/Said.tsx";
import { SavedWords } from "../../entry/SavedWords.tsx";
import { ChildSwitch } from "../../shell/ChildSwitch.tsx";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { useLearnerView } from "../one-learner.ts";
import { Claimed, hoursIn } from "./Claimed.tsx";
import { verificationRequestsQuery } from "./queries.ts";

const route = getRouteApi("/inside/experience");

/** What a learner does beyond class: service with its hours by school year, work, learning outside, skills. */
export function Experience() {
  const learnerId = route.useLoaderData();
  return learnerId ? <ExperienceOf key={learnerId} learnerId={learnerId} /> : <NothingYet />;
}

function ExperienceOf({ learnerId }: { learnerId: string }) {
  const { t } = useLingui();
  const view = useLearnerView(learnerId);
  const { data: requests = [] } = useQuery({
    ...verificationRequestsQuery(learnerId),
    enabled: view.learner.readsChoices,
  });
  const isOwn = view.reader === "learner" || view.reader === "child";
  const title = isOwn ? t`Beyond class` : t`Beyond class: ${view.name}`;
  useTitle(title);
  const services = itemsOf(view, communityService);
  const years = Map.groupBy(services, ({ entry, body }) => schoolYearOf(body.startsOn ?? dateOf(entry)));
  const jobs = itemsOf(view, workExperience);
  const outside = itemsOf(view, outsideLearning);
  const skills = itemsOf(view, skill);
  const print = async () => {
    await notePrint(learnerId);
    window.print();
  };
  return (
    <div className="goal-page">
      {isFamily(view) && <ChildSwitch child={view.learner} />}
      <header className="goal-head">
        <h1>{title}</h1>
        <button type="button" className="button no-print" onClick={() => void print()}>
          <Printer size={18} aria-hidden /> <Trans>Print</Trans>
        </button>
      </header>
      <SavedWords learnerId={learnerId} />
      <section className="panel goal-section" aria-labelledby="service">
        <h2 id="service">
          <Trans>Community service</Trans>
        </h2>
        {services.length === 0 && (
          <p className="quiet">
            <Trans>Hours of helping stand here, and who confirmed them. One line a time is enough.</Trans>
          </p>
        )}
        {[...years].map(([year, items]) => {
          const { said, confirmed } = hoursIn(view, items);
          return (
            <section key={year} aria-label={`${year - 1}–${year}`}>
              <h3>
                {year - 1}–{year}: <Plural value={said} one="# hour" other="# hours" />
                {confirmed > 0 && (
                  <>
                    , <Plural value={confirmed} one="# of it confirmed" other="# of them confirmed" />
                  </>
                )}
              </h3>
              <ul role="list" className="rows">
                {items.map((item) => (
                  <Claimed
                    key={item.entry.id}
                    view={view}
                    entry={item.entry}
                    kind="community-service"
                    requests={requests}
                    title={`${item.body.activity}, ${item.body.organization}`}
                  />
                ))}
              </ul>
            </section>
          );
        })}
        <AddLink view={view} kind="community-service" />
      </section>
      <section className="panel goal-section" aria-labelledby="work">
        <h2 id="work">
          <Trans>Work</Trans>
        </h2>
        {jobs.length === 0 && (
          <p className="quiet">
            <Trans>Jobs, internships, helping in a family business: what was learned there counts.</Trans>
          </p>
        )}
        <ul role="list" className="rows">
          {jobs.map((item) => (
            <Claimed
              key={item.entry.id}
              view={view}
              entry={item.entry}
              kind="work-experience"
              requests={requests}
              title={`${item.body.role}, ${item.body.employer}`}
            />
          ))}
        </ul>
        <AddLink view={view} kind="work-experience" />
      </section>
      <section className="panel goal-section" aria-labelledby="outside">
        <h2 id="outside">
          <Trans>Learning outside school</Trans>
        </h2>
        {outside.length === 0 && (
          <p className="quiet">
            <Trans>Clubs, courses and camps stand here. A program can add its own, if the family lets it.</Trans>
          </p>
        )}
        <ul role="list" className="rows">
          {outside.map(({ entry, body }) => (
            <li key={entry.id}>
              <div className="row-head">
                <span className="row-title">
                  {body.title}, {body.provider}
                </span>
                <ItemActions view={view} entry={entry} title={body.title} />
              </div>
              {body.results && <p>{body.results}</p>}
              <EntrySaid view={view} entry={entry} />
            </li>
          ))}
        </ul>
        <AddLink view={view} kind="outside-learning" />
      </section>
      <section className="panel goal-section" aria-labelledby="skills">
        <h2 id="skills">
          <Trans>Skills</Trans>
        </h2>
        <p className="quiet">
          <Trans>Each one as it was said, with what shows it. Nobody has tested it.</Trans>
        </p>
        <ul role="list" className="rows">
          {skills.map(({ entry, body }) => (
            <li key={entry.id}>
              <div className="row-head">
                <span className="row-title">{[body.title, body.level].filter(Boolean).join(": ")}</span>
                <ItemActions view={view} entry={entry} title={body.title} />
              </div>
              {body.evidence && <p className="quiet">{body.evidence.map((each) => each.title).join(" · ")}</p>}
              <EntrySaid view={view} entry={entry} />
            </li>
          ))}
        </ul>
        <AddLink view={view} kind="skill" />
      </section>
    </div>
  );
}
