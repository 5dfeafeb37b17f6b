import { Trans } from "@lingui/react/macro";
import type { DigestView } from "../../entry/entry.ts";
import { categoryGroups, categoryWords } from "../../privacy/category.ts";
import { say, spoken } from "../language.tsx";
import { Face } from "../shell/Face.tsx";
import type { Seen } from "./queries.ts";
import { SeenItems } from "./SeenItems.tsx";
import { statusLines, summaryLines } from "./saying.ts";

/** Lines of a summary before the rest is counted: a card, not a page. */
const shown = 5;

const nameOf = (digests: readonly DigestView[]): string | undefined =>
  digests.filter(({ slice }) => slice === "name").flatMap((digest) => statusLines(digest, spoken()))[0];

/** What an audience gets, and nothing else: drawn by the words of the kinds, in the order in which a family reads. */
export function SeenCard({ seen: { digests, entries } }: { seen: Seen }) {
  const name = nameOf(digests);
  const order = categoryGroups.flatMap(({ categories }) => categories);
  const blocks = order.flatMap((category) => {
    const lines = [
      ...new Set(
        digests.filter((each) => each.category === category).flatMap((digest) => summaryLines(digest, spoken())),
      ),
    ];
    const items = entries.filter((each) => each.category === category);
    return lines.length > 0 || items.length > 0 ? [{ category, lines, items }] : [];
  });
  if (blocks.length === 0) {
    return (
      <p>
        <Trans>Nothing at all: not even the name.</Trans>
      </p>
    );
  }
  return (
    <>
      {name && (
        <p className="seen-name">
          <Face name={name} />
          <strong>{name}</strong>
        </p>
      )}
      <dl>
        {blocks.map(({ category, lines, items }) => (
          <div key={category}>
            <dt>{say(categoryWords[category].title)}</dt>
            <dd>
              {lines.slice(0, shown).map((line) => (
                <p key={line}>{line}</p>
              ))}
              {lines.length > shown && (
                <p>
                  <Trans>And {lines.length - shown} more.</Trans>
                </p>
              )}
              {items.length > 0 && <SeenItems items={items} />}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
