import "./works.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { AudioLines, FileText, FileType, Film, Link2, Palette } from "lucide-react";
import { collection } from "../../profile/collection.ts";
import { work } from "../../profile/work.ts";
import { AddLink } from "../entry/AddLink.tsx";
import { Block } from "../entry/Block.tsx";
import { ItemActions } from "../entry/ItemActions.tsx";
import { OnlyDetails } from "../entry/OnlyDetails.tsx";
import { isFamily, itemsOf, summaryOf, teaches, type View } from "../entry/open.ts";
import { EntrySaid } from "../entry/Said.tsx";
import { later } from "../shell/later.tsx";
import { fileAddress } from "./file-address.ts";
import { faceOf, filesOf, type Work, worksOf } from "./works-of.ts";

const Picture = later(() => import("./Picture.tsx"), "Picture");

/** Works as a wall of pictures, each a page of its own, and the collections they are in. */
export function Works({ view }: { view: View }) {
  const { t } = useLingui();
  const works = worksOf(view);
  const known = new Set(works.map(({ entry }) => entry.id));
  const rest = (summaryOf(view, work)?.value ?? []).filter(({ id }) => !known.has(id));
  const collections = itemsOf(view, collection);
  const count = works.length + rest.length;
  if (count === 0 && !teaches(view)) return null;
  const says = count > 0 ? <Plural value={count} one="# work" other="# works" /> : t`None yet`;
  return (
    <Block view={view} icon={Palette} title={t`Works`} slices={["works"]} says={says}>
      {count === 0 && (
        <p className="empty">
          <Trans>A photo of a drawing, a recording, a text: works stand here, each with its story.</Trans>
        </p>
      )}
      <ul role="list" className="work-wall">
        {works.map((each) => (
          <WorkCard key={each.entry.id} view={view} work={each} />
        ))}
      </ul>
      {rest.length > 0 && (
        <ul role="list" className="rows">
          {rest.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
      {collections.length > 0 && (
        <>
          <h3>
            <Trans>Collections</Trans>
          </h3>
          <ul role="list" className="rows">
            {collections.map(({ entry, body }) => (
              <li key={entry.id}>
                <Link
                  to="/learners/$learnerId/collections/$entryId"
                  params={{ learnerId: view.learner.id, entryId: entry.id }}
                >
                  {body.title}
                </Link>{" "}
                <span className="quiet">
                  <Plural value={body.workIds.length} one="# work" other="# works" />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {isFamily(view) && (
        <div className="work-acts no-print">
          <AddLink view={view} kind="work" />
          {works.length > 1 && view.learner.mayContribute.includes("collection") && (
            <Link
              className="button dense"
              to="/learners/$learnerId/collections/$entryId"
              params={{ learnerId: view.learner.id, entryId: "new" }}
            >
              <Trans>Put works together</Trans>
            </Link>
          )}
        </div>
      )}
    </Block>
  );
}

/** One work: its picture or what it is, its title, and who put it up. */
export function WorkCard({ view, work: { entry, body, workId } }: { view: View; work: Work }) {
  const face = faceOf(body);
  const files = filesOf(body);
  return (
    <li className="work-card">
      <Link to="/learners/$learnerId/works/$workId" params={{ learnerId: view.learner.id, workId }}>
        <span className="work-face">
          {face ? (
            <Picture address={`${fileAddress(view.learner.id, entry, face.id)}?preview=true`} name="" />
          ) : (
            <Sort body={body} mediaType={files[0]?.mediaType ?? ""} />
          )}
        </span>
        <span className="row-title">{body.title}</span>
      </Link>
      <ItemActions view={view} entry={entry} title={body.title} />
      <div className="work-said">
        <EntrySaid view={view} entry={entry} />
        {body.version !== undefined && (
          <span className="quiet">
            <Trans>version {body.version}</Trans>
          </span>
        )}
        <OnlyDetails entry={entry} shown={isFamily(view)} />
      </div>
    </li>
  );
}

function Sort({ body, mediaType }: { body: Work["body"]; mediaType: string }) {
  const Icon = mediaType.startsWith("audio/")
    ? AudioLines
    : mediaType.startsWith("video/")
      ? Film
      : mediaType !== ""
        ? FileText
        : body.link
          ? Link2
          : FileType;
  return <Icon size={36} aria-hidden />;
}
