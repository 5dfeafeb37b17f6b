import "./stories.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Quote } from "lucide-react";
import { narrative } from "../../profile/narrative.ts";
import { AddLink } from "../entry/AddLink.tsx";
import { Block } from "../entry/Block.tsx";
import { isFamily, statusOf, teaches, type View } from "../entry/open.ts";
import { spoken } from "../language.tsx";
import { useStories } from "./use-stories.tsx";

/** What people who know the learner say: teachers, the team before, the family. Each with who and when. */
export function Stories({ view }: { view: View }) {
  const { t } = useLingui();
  const all = useStories(view);
  const one = statusOf(view, narrative);
  const line = one && narrative.say.status?.(one, spoken());
  if (all.length === 0 && !line && !teaches(view)) return null;
  return (
    <Block
      view={view}
      icon={Quote}
      title={t`Stories`}
      slices={["narratives", "family"]}
      says={all[0]?.words ?? line ?? t`Nothing here yet`}
    >
      <ul role="list" className="rows stories">
        {all.map(({ key, words, more, said, actions }) => (
          <li key={key}>
            <div className="row-head">
              <p>{words}</p>
              {actions}
            </div>
            {more}
            {said}
          </li>
        ))}
        {all.length === 0 && line && <li>{line}</li>}
      </ul>
      {all.length === 0 && !line && (
        <p className="empty">
          <Trans>What teachers see, and what you know from home, will be here.</Trans>
        </p>
      )}
      {isFamily(view) && <AddLink view={view} kind="family-knowledge" />}
    </Block>
  );
}
