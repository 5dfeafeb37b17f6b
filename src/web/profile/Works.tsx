import { Plural, useLingui } from "@lingui/react/macro";
import { Palette } from "lucide-react";
import { work } from "../../profile/work.ts";
import { AddLink } from "../entry/AddLink.tsx";
import { Block } from "../entry/Block.tsx";
import { ItemActions } from "../entry/ItemActions.tsx";
import { OnlyDetails } from "../entry/OnlyDetails.tsx";
import { isFamily, itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid } from "../entry/Said.tsx";

/** Pieces of work besides the bests. Their files come with the portfolio; until then they are named. */
export function Works({ view }: { view: View }) {
  const { t } = useLingui();
  const items = itemsOf(view, work);
  const known = new Set(items.map(({ entry }) => entry.id));
  const rest = (summaryOf(view, work)?.value ?? []).filter(({ id }) => !known.has(id));
  const count = items.length + rest.length;
  if (count === 0) return null;
  return (
    <Block
      view={view}
      icon={Palette}
      title={t`Works`}
      slices={["works"]}
      says={<Plural value={count} one="# work" other="# works" />}
    >
      <ul role="list" className="rows">
        {items.map(({ entry, body: { title, what, files = [] } }) => (
          <li key={entry.id}>
            <div className="row-head">
              <span className="row-title">{title}</span>
              <ItemActions view={view} entry={entry} title={title} />
            </div>
            {what && <p>{what}</p>}
            {files.length > 0 && (
              <p className="quiet">
                <Plural value={files.length} one="# file" other="# files" />
              </p>
            )}
            <EntrySaid view={view} entry={entry} /> <OnlyDetails entry={entry} shown={isFamily(view)} />
          </li>
        ))}
        {rest.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      {isFamily(view) && <AddLink view={view} kind="work" />}
    </Block>
  );
}
