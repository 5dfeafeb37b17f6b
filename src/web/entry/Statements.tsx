import "./statements.css";
import { Trans } from "@lingui/react/macro";
import { statementLine } from "../../entry/statement.ts";
import { dateInWords } from "../../kernel/words.ts";
import type { Slice } from "../../privacy/category.ts";
import { spoken } from "../language.tsx";
import { entryLine } from "../privacy/saying.ts";
import type { View } from "./open.ts";

/** The name one goes by stands with the other identity, and in no block of its own. */
const standsIn = (slice: Slice, slices: readonly Slice[]): boolean =>
  slices.includes(slice) || (slice === "name" && slices.includes("identity"));

/** What the family says about items of a block that stay as they are: whoever reads the item reads it too (34 CFR 99.21). */
export function Statements({ view, slices }: { view: View; slices: readonly Slice[] }) {
  const said = view.entries.flatMap((entry) =>
    standsIn(entry.slice, slices)
      ? (entry.statements ?? []).map((statement) => ({ ...statement, about: entryLine(entry, spoken()), id: entry.id }))
      : [],
  );
  // Where the entry itself is not open, what sums it up carries the words, or that there are some.
  const under = view.digests.flatMap(({ slice, statements = [] }) =>
    standsIn(slice, slices) ? statements.filter(({ text }) => !said.some((each) => each.text === text)) : [],
  );
  const summed = [...new Set(under.map((each) => statementLine(each, spoken())))];
  if (said.length + summed.length === 0) return null;
  return (
    <ul role="list" className="statements">
      {summed.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {said.map(({ id, about, text, on }) => {
        const day = dateInWords(on, spoken(), "medium");
        return (
          <li key={id + text}>
            <span>
              <Trans>The family says about "{about}":</Trans>
            </span>
            <q>{text}</q>
            <span className="quiet">{day}</span>
          </li>
        );
      })}
    </ul>
  );
}
