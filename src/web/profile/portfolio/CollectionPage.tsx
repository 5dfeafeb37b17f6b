import "../write.css";
import "../works.css";
import "./work-page.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { type CollectionBody, collection } from "../../../profile/collection.ts";
import { type Item, itemsOf, type View } from "../../entry/open.ts";
import { EntrySaid } from "../../entry/Said.tsx";
import { NotHere } from "../../shell/NotHere.tsx";
import { useTitle } from "../../shell/title.ts";
import { WorkCard } from "../Works.tsx";
import { worksOf } from "../works-of.ts";
import { CollectionForm } from "./CollectionForm.tsx";
import { backOf, useView } from "./use-view.ts";

const route = getRouteApi("/inside/learners/$learnerId/collections/$entryId");

/** Works that somebody put together, in that order; or the form that does so. */
export function CollectionPage() {
  const { learnerId, entryId } = route.useParams();
  const view = useView(learnerId);
  const mayWrite = view.learner.mayContribute.includes("collection");
  const found = itemsOf(view, collection).find(({ entry }) => entry.id === entryId);
  if (entryId === "new" && mayWrite) return <CollectionForm view={view} before={undefined} />;
  return found ? <OneCollection view={view} found={found} mayWrite={mayWrite} /> : <NotHere />;
}

function OneCollection({ view, found, mayWrite }: { view: View; found: Item<CollectionBody>; mayWrite: boolean }) {
  const { t } = useLingui();
  const [isChanging, setChanging] = useState(false);
  const { entry, body } = found;
  useTitle(body.title);
  if (isChanging) return <CollectionForm view={view} before={found} />;
  const works = worksOf(view);
  const shown = body.workIds.flatMap((id) => works.find(({ workId }) => workId === id) ?? []);
  return (
    <article className="work-page">
      <header>
        <p className="eyebrow">
          <Link {...backOf(view)}>{view.learner.name ?? t`The backpack`}</Link>
        </p>
        <h1>{body.title}</h1>
        {body.why && <p className="work-what">{body.why}</p>}
        <EntrySaid view={view} entry={entry} />
      </header>
      <ol role="list" className="work-wall panel">
        {shown.map((each) => (
          <WorkCard key={each.entry.id} view={view} work={each} />
        ))}
      </ol>
      {mayWrite && entry.provenance.author.id === view.me && (
        <button type="button" className="button no-print" onClick={() => setChanging(true)}>
          <Trans>Change the collection</Trans>
        </button>
      )}
    </article>
  );
}
