import { Trans } from "@lingui/react/macro";
import { listing } from "../../kernel/words.ts";
import { categoryWords } from "../../privacy/category.ts";
import type { ChoiceColumn } from "../../privacy/choice-menu.ts";
import { levelWords } from "../../privacy/level.ts";
import { say, spoken } from "../language.tsx";
import { opens, toChoose } from "./groups.ts";

/** What a group sees now, and how much of it is a choice. */
export function SeesNow({ column }: { column: ChoiceColumn }) {
  const open = column.cells.filter(opens);
  const count = toChoose(column);
  const words = open.map(
    ({ category, level }) => `${say(categoryWords[category].title)} (${say(levelWords[level].word)})`,
  );
  return (
    <>
      {open.length > 0 ? <Trans>They see: {listing(words, spoken())}.</Trans> : <Trans>They see nothing.</Trans>}{" "}
      <Trans>{count} of 14 kinds are a choice.</Trans>
    </>
  );
}
