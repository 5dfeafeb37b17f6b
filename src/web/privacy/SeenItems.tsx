import { Plural } from "@lingui/react/macro";
import type { Entry } from "../../entry/entry.ts";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import { entryLine } from "./saying.ts";

/** Items before the rest is counted: attendance alone has one a day. */
const shown = 40;

/** Each item with its date, as it opens at the level of details. */
export function SeenItems({ items }: { items: readonly Entry[] }) {
  return (
    <details className="seen-items">
      <summary>
        <Plural value={items.length} one="In details: # item" other="In details: # items" />
      </summary>
      <ul>
        {items.slice(0, shown).map((entry) => {
          const { observedOn } = entry.provenance;
          return (
            <li key={entry.id}>
              {entryLine(entry, spoken())}
              {observedOn && <span className="quiet"> {dateInWords(observedOn, spoken(), "medium")}</span>}
            </li>
          );
        })}
        {items.length > shown && (
          <li>
            <Plural value={items.length - shown} one="And # more." other="And # more." />
          </li>
        )}
      </ul>
    </details>
  );
}
