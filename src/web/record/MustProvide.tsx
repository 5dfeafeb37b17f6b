import "./must-provide.css";
import { Trans } from "@lingui/react/macro";
import { Languages, LifeBuoy, type LucideIcon, Scale } from "lucide-react";
import { aboutMe } from "../../profile/about-me.ts";
import { accommodation } from "../../record/accommodation.ts";
import { Block } from "../entry/Block.tsx";
import { itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { useVoices } from "../entry/voice.ts";
import { ConfirmedBy } from "./ConfirmedBy.tsx";
import { ConfirmHere } from "./ConfirmHere.tsx";
import { type Support, supportsOf } from "./supports.ts";

const icons: Readonly<Record<Support["basis"], LucideIcon>> = {
  "legal-plan": Scale,
  "english-learner": Languages,
  support: LifeBuoy,
};

/** For staff: what must be given, and below it what the learner says helps. Nothing at all where neither is open. */
export function MustProvide({ view }: { view: View }) {
  const voices = useVoices();
  const supports = supportsOf(view);
  const [page] = itemsOf(view, aboutMe);
  const summary = summaryOf(view, aboutMe);
  const helps = page?.body.helps ?? summary?.value.helps ?? [];
  const part = summaryOf(view, accommodation)?.part;
  if (supports.length === 0 && helps.length === 0) return null;
  return (
    <Block view={view} icon={Scale} title={voices.helps.staff} slices={["accommodations"]} isPlain>
      {supports.length === 0 && (
        <p>
          <Trans>Nothing is on record that must be given.</Trans>
        </p>
      )}
      <ul role="list" className="rows must-provide">
        {supports.map(({ key, title, what, basis, since, entry }) => {
          const Icon = icons[basis];
          return (
            <li key={key} data-basis={basis}>
              <Icon size={18} aria-hidden />
              <div>
                <p className="row-title">{title}</p>
                {what && <p>{what}</p>}
                {entry && (
                  <EntrySaid
                    view={view}
                    entry={entry}
                    face={basis === "legal-plan" ? "legal" : "school"}
                    since={since}
                  />
                )}
                {entry && <ConfirmedBy learnerId={view.learner.id} entryId={entry.id} />}
              </div>
            </li>
          );
        })}
      </ul>
      <ConfirmHere learnerId={view.learner.id} entryIds={supports.flatMap(({ entry }) => (entry ? [entry.id] : []))} />
      {supports.length > 0 && supports.every(({ entry }) => !entry) && part && <PartSaid view={view} part={part} />}
      {helps.length > 0 && (
        <div className="says-helps">
          <h3>
            <Trans>{view.name} says this helps</Trans>
          </h3>
          <ul className="plain-list">
            {helps.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          {page ? (
            <EntrySaid view={view} entry={page.entry} />
          ) : (
            summary && <PartSaid view={view} part={summary.part} />
          )}
        </div>
      )}
    </Block>
  );
}
