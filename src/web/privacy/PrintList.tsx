import "./print-list.css";
import { Trans } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { dateInWords } from "../../kernel/words.ts";
import { categoryGroups, categoryWords } from "../../privacy/category.ts";
import { levelWords } from "../../privacy/level.ts";
import { say, spoken } from "../language.tsx";
import { installationQuery } from "../queries.ts";
import { useScope } from "./ChoiceScope.tsx";
import { groupName, isChanged, opens } from "./groups.ts";
import { useLockWords } from "./lock-words.ts";
import { openParts } from "./parts.ts";

/** On paper: every group that sees anything, what, how much and who set it. A list to keep. */
export function PrintList() {
  const { menu, child } = useScope();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const lockWords = useLockWords();
  const order = categoryGroups.flatMap(({ categories }) => categories);
  const nothing = menu.columns.filter(({ cells }) => !cells.some(opens)).map(groupName);
  return (
    <div className="print-list only-print">
      <p>
        <strong>{child.name}</strong>, {dateInWords(installation.today, spoken())}
      </p>
      {menu.columns.map((column) => {
        const cells = order
          .flatMap((category) => column.cells.filter((cell) => cell.category === category))
          .filter(opens);
        return (
          cells.length > 0 && (
            <section key={column.target}>
              <h2>{groupName(column)}</h2>
              <ul>
                {cells.map((cell) => (
                  <li key={cell.category}>
                    {say(categoryWords[cell.category].title)}: <strong>{say(levelWords[cell.level].word)}</strong> (
                    {isChanged(cell) ? <Trans>changed by your family</Trans> : lockWords[cell.lock]})
                    {openParts(cell).map(({ word, level }) => `. ${word}: ${say(levelWords[level].word)}`)}
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      {nothing.length > 0 && (
        <p>
          <Trans>They see nothing: {nothing.join(", ")}.</Trans>
        </p>
      )}
    </div>
  );
}
