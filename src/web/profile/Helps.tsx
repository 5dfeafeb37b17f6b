import "./helps.css";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { HandHelping, PenLine, Sprout } from "lucide-react";
import { aboutMe } from "../../profile/about-me.ts";
import { accommodation } from "../../record/accommodation.ts";
import { Block } from "../entry/Block.tsx";
import { itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, SaidLine } from "../entry/Said.tsx";
import { useVoices } from "../entry/voice.ts";
import { supportsOf } from "../record/supports.ts";
import { later } from "../shell/later.tsx";

const ConfirmedBy = later(() => import("../record/ConfirmedBy.tsx"), "ConfirmedBy");

/** What helps, for the family: in the learner's own words first, then what the school must give. */
export function Helps({ view }: { view: View }) {
  const voices = useVoices();
  const [page] = itemsOf(view, aboutMe);
  const helps = page?.body.helps ?? summaryOf(view, aboutMe)?.value.helps ?? [];
  const supports = supportsOf(view);
  return (
    <Block
      view={view}
      icon={HandHelping}
      title={voices.helps[view.reader]}
      slices={supports.length > 0 ? ["own", accommodation.slice] : ["own"]}
      isPlain
    >
      <ul role="list" className="rows">
        {helps.map((words, place) => (
          <li key={words} className="help">
            <Sprout size={18} aria-hidden />
            <div>
              <p>{words}</p>
              {page && view.reader !== "child" && place === helps.length - 1 && (
                <EntrySaid view={view} entry={page.entry} />
              )}
            </div>
          </li>
        ))}
        {supports.map(({ key, title, what, isLegal, since, entry }) => (
          <li key={key} className="help">
            <HandHelping size={18} aria-hidden />
            <div>
              <p>{[title, what].filter(Boolean).join(": ")}</p>
              {entry && view.reader !== "child" ? (
                <EntrySaid view={view} entry={entry} face={isLegal ? "legal" : "school"} since={since} />
              ) : (
                isLegal && view.reader !== "child" && <SaidLine face="legal" who="" />
              )}
              {entry && view.reader !== "child" && <ConfirmedBy learnerId={view.learner.id} entryId={entry.id} />}
            </div>
          </li>
        ))}
      </ul>
      {helps.length === 0 && supports.length === 0 && (
        <p className="empty">
          {view.reader === "guardian" ? (
            <Trans>What helps {view.name} learn will be here.</Trans>
          ) : (
            <Trans>What helps you learn will be here.</Trans>
          )}
        </p>
      )}
      <p className="help-acts no-print">
        <Link className="button dense" to="/profile/page" search={{ child: view.learner.id }}>
          {view.reader === "guardian" ? <Trans>The page about {view.name}</Trans> : <Trans>My page</Trans>}
        </Link>
        {view.learner.mayContribute.includes("about-me") && (
          <Link className="button dense" to="/profile/make" search={{ child: view.learner.id }}>
            <PenLine size={16} aria-hidden /> {page ? <Trans>Change my page</Trans> : <Trans>Make my page</Trans>}
          </Link>
        )}
      </p>
    </Block>
  );
}
