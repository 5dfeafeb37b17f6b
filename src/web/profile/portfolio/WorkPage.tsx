import "./work-page.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { PenLine, Printer } from "lucide-react";
import { personalBest } from "../../../profile/work.ts";
import { notePrint } from "../../entry/learner-queries.ts";
import { isFamily, itemsOf, type View } from "../../entry/open.ts";
import { EntrySaid } from "../../entry/Said.tsx";
import { SeenBy } from "../../privacy/SeenBy.tsx";
import { sessionQuery } from "../../queries.ts";
import { NotHere } from "../../shell/NotHere.tsx";
import { useTitle } from "../../shell/title.ts";
import { FileView } from "../FileView.tsx";
import { fileAddress } from "../file-address.ts";
import { filesOf, type Work, worksOf } from "../works-of.ts";
import { BestOf } from "./BestOf.tsx";
import { MadeTogether } from "./MadeTogether.tsx";
import { backOf, useView } from "./use-view.ts";
import { Versions } from "./Versions.tsx";
import { WorkWords } from "./WorkWords.tsx";

const route = getRouteApi("/inside/learners/$learnerId/works/$workId");

/** One work: what it is, its story, what others say of it, how it came to be, and who sees it. */
export function WorkPage() {
  const { learnerId, workId } = route.useParams();
  const view = useView(learnerId);
  const found = worksOf(view).find((each) => each.workId === workId || each.entry.id === workId);
  return found ? <OneWork view={view} work={found} /> : <NotHere />;
}

function OneWork({ view, work }: { view: View; work: Work }) {
  const { t } = useLingui();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { entry, body, workId } = work;
  const { title, what, text, link, version, class: made, files = [] } = body;
  const learnerId = view.learner.id;
  const isMine = entry.provenance.author.id === view.me && view.learner.mayContribute.includes("work");
  const best = itemsOf(view, personalBest).find((each) => each.body.workId === workId);
  const named = files.filter((file) => file.id === undefined);
  useTitle(title);
  const print = async () => {
    await notePrint(learnerId);
    window.print();
  };
  return (
    <article className="work-page">
      <header>
        <p className="eyebrow">
          <Link {...backOf(view)}>{view.learner.name ?? t`The backpack`}</Link>
        </p>
        <h1>{title}</h1>
        <p className="work-meta">
          <EntrySaid view={view} entry={entry} />
          {made && <span className="quiet">{made.title}</span>}
          {version !== undefined && (
            <span className="quiet">
              <Trans>version {version}</Trans>
            </span>
          )}
        </p>
        {isFamily(view) && <SeenBy learnerId={learnerId} slices={["works"]} about={title} />}
      </header>
      <div className="panel work-body">
        {filesOf(body).map((file) => (
          <FileView key={file.id} address={fileAddress(learnerId, entry, file.id)} file={file} />
        ))}
        {text && <p className="work-text">{text}</p>}
        {link && (
          <p>
            <a href={link} target="_blank" rel="noopener noreferrer nofollow">
              {link}
            </a>
          </p>
        )}
        {what && <p className="work-what">{what}</p>}
        {named.length > 0 && (
          <p className="quiet">
            <Trans>Kept by the school's system: {named.map(({ name }) => name).join(", ")}</Trans>
          </p>
        )}
        <div className="work-acts no-print">
          {isMine && (
            <Link
              className="button dense"
              to="/learners/$learnerId/add-work"
              params={{ learnerId }}
              search={{ of: entry.id }}
            >
              <PenLine size={16} aria-hidden /> <Trans>Change it or add a version</Trans>
            </Link>
          )}
          <button type="button" className="button dense" onClick={() => void print()}>
            <Printer size={16} aria-hidden /> <Trans>Print</Trans>
          </button>
        </div>
      </div>
      <MadeTogether view={view} work={work} />
      <BestOf view={view} work={work} best={best} />
      <WorkWords view={view} work={work} kind="reflection" capacity={session?.hat?.capacity} />
      <WorkWords view={view} work={work} kind="feedback" capacity={session?.hat?.capacity} />
      {isFamily(view) && <Versions view={view} work={work} />}
    </article>
  );
}
