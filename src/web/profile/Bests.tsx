import "./bests.css";
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Star } from "lucide-react";
import { aboutMe } from "../../profile/about-me.ts";
import { AddLink } from "../entry/AddLink.tsx";
import { Block } from "../entry/Block.tsx";
import { ItemActions } from "../entry/ItemActions.tsx";
import { OnlyDetails } from "../entry/OnlyDetails.tsx";
import { isFamily, summaryOf, type View } from "../entry/open.ts";
import { SaidLine, useWho } from "../entry/Said.tsx";
import { useVoices } from "../entry/voice.ts";
import { type Best, bestsOf } from "./bests.ts";

const shown = 3;

/** Strengths first: what the learner is proud of, and for staff what the learner brings in own words. */
export function Bests({ view }: { view: View }) {
  const voices = useVoices();
  const bests = bestsOf(view);
  const strengths = view.reader === "staff" ? (summaryOf(view, aboutMe)?.value.strengths ?? []) : [];
  const rest = bests.slice(shown);
  if (bests.length === 0 && strengths.length === 0 && !isFamily(view)) return null;
  return (
    <Block view={view} icon={Star} title={voices.proud[view.reader]} slices={["bests"]} isPlain>
      {strengths.length > 0 && <p className="strengths">{strengths.join(" · ")}</p>}
      <ul role="list" className="rows">
        {bests.slice(0, shown).map((best) => (
          <BestRow key={best.id} best={best} view={view} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details className="more">
          <summary>
            <Plural value={rest.length} one="# more" other="# more" />
          </summary>
          <ul role="list" className="rows">
            {rest.map((best) => (
              <BestRow key={best.id} best={best} view={view} />
            ))}
          </ul>
        </details>
      )}
      {bests.length === 0 && isFamily(view) && (
        <>
          <p className="empty">
            {view.reader === "guardian" ? (
              <Trans>Best work will be here, with why it was chosen. {view.name} or a teacher chooses it.</Trans>
            ) : (
              <Trans>The work you are proud of will be here, with why you chose it.</Trans>
            )}
          </p>
          <AddLink view={view} kind="personal-best" />
        </>
      )}
    </Block>
  );
}

function BestRow({ best, view }: { best: Best; view: View }) {
  const nameOf = useWho(view);
  const { title, why, author, on, generated, entry, workId } = best;
  return (
    <li className="best">
      <span className="best-star" aria-hidden>
        <Star size={22} />
      </span>
      <div>
        <div className="row-head">
          <span className="row-title">
            {workId ? (
              <Link to="/learners/$learnerId/works/$workId" params={{ learnerId: view.learner.id, workId }}>
                {title}
              </Link>
            ) : (
              title
            )}
          </span>
          {entry && <ItemActions view={view} entry={entry} title={title} />}
        </div>
        <p>{why}</p>
        <SaidLine
          face={author.kind === "learner" || author.kind === "guardian" ? "said" : "school"}
          who={nameOf(author)}
          on={on}
          generated={generated}
        />{" "}
        {entry && <OnlyDetails entry={entry} shown={isFamily(view)} />}
      </div>
    </li>
  );
}
