import { Plural, Trans } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { listing } from "../../kernel/words.ts";
import { type Category, categoryGroups, categoryWords } from "../../privacy/category.ts";
import { say, spoken } from "../language.tsx";
import { holdingsQuery } from "./queries.ts";
import { kindOf } from "./saying.ts";

/** How many items are kept, by category and kind, in the order in which a family reads. */
export function HeldTable({ learnerId }: { learnerId: string }) {
  const { data: holdings } = useSuspenseQuery(holdingsQuery(learnerId));
  const of = (category: Category) => holdings.filter((each) => each.category === category && each.count > 0);
  const order = categoryGroups.flatMap(({ categories }) => categories);
  const missing = order.filter((category) => of(category).length === 0);
  return (
    <section className="panel">
      <table className="held">
        <caption>
          <Trans>What is kept</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Kind</Trans>
            </th>
            <th scope="col">
              <Trans>Items</Trans>
            </th>
          </tr>
        </thead>
        {order
          .filter((category) => !missing.includes(category))
          .map((category) => (
            <tbody key={category}>
              <tr>
                <th scope="rowgroup" colSpan={2}>
                  {say(categoryWords[category].title)}
                </th>
              </tr>
              {of(category).map(({ kind, count }) => (
                <tr key={kind}>
                  <td>{say(kindOf(kind)?.title ?? { en: kind, es: kind })}</td>
                  <td>
                    <Plural value={count} one="# item" other="# items" />
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
      </table>
      {missing.length > 0 && (
        <p className="held-missing quiet">
          <Trans>
            Nothing is here yet of:{" "}
            {listing(
              missing.map((category) => say(categoryWords[category].title)),
              spoken(),
            )}
            . The school, your family or an app adds it.
          </Trans>
        </p>
      )}
    </section>
  );
}
