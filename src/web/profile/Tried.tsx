import { useLingui } from "@lingui/react/macro";
import { Lightbulb } from "lucide-react";
import { narrative } from "../../profile/narrative.ts";
import { Block } from "../entry/Block.tsx";
import { dateOf, itemsOf, summaryOf, type View } from "../entry/open.ts";
import { SaidLine, useWho } from "../entry/Said.tsx";

/** What was tried and what came of it, so that nobody begins anew. */
export function Tried({ view }: { view: View }) {
  const { t } = useLingui();
  const nameOf = useWho(view);
  const items = itemsOf(view, narrative).flatMap(({ entry, body: { tried, helped } }) =>
    tried && helped
      ? [
          {
            key: entry.id,
            tried,
            helped,
            on: dateOf(entry),
            who: nameOf(entry.provenance.author),
            generated: entry.provenance.method === "generated",
          },
        ]
      : [],
  );
  const known = new Set(items.map(({ tried }) => tried));
  const sum = summaryOf(view, narrative);
  const authors = new Map(sum?.part.authors.map((author) => [author.id, author]));
  const rest = (sum?.value ?? []).flatMap(({ tried, helped, by, on }) =>
    tried && helped && !known.has(tried)
      ? [
          {
            key: `${by} ${on}`,
            tried,
            helped,
            on,
            who: nameOf(authors.get(by) ?? { id: by, kind: "source" }),
            generated: sum?.part.generated,
          },
        ]
      : [],
  );
  const all = [...items, ...rest];
  if (all.length === 0) return null;
  return (
    <Block
      view={view}
      icon={Lightbulb}
      title={t`Tried, and what came of it`}
      slices={["narratives"]}
      says={all[0]?.tried}
    >
      <ul role="list" className="rows">
        {all.map(({ key, tried, helped, who, on, generated }) => (
          <li key={key}>
            <p>
              {tried}: {helped}
            </p>
            <SaidLine face="school" who={who} on={on} generated={generated} />
          </li>
        ))}
      </ul>
    </Block>
  );
}
