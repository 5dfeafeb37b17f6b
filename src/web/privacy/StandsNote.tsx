import { Trans } from "@lingui/react/macro";
import type { ChoiceCell } from "../../privacy/choice-menu.ts";
import { levelWords } from "../../privacy/level.ts";
import { say, spoken } from "../language.tsx";
import { shortDay, spokenByOthers, useWho } from "./who-changed.ts";

/** What stands beside the reader's own choice: a pause, said alike to both, or another's word. Nothing where there is none. */
export function StandsNote({ cell, name }: { cell: ChoiceCell; name: string }) {
  const whoOf = useWho(name);
  const other = spokenByOthers(cell);
  if (cell.paused) {
    return (
      <Trans>
        Two guardians chose differently. It stays at the smaller choice until the school office has spoken with both.
      </Trans>
    );
  }
  if (!other?.level || !other.at) return null;
  const who = whoOf(other.by);
  const level = say(levelWords[other.level].word);
  const day = shortDay(other.at, spoken());
  const mine = cell.mine && say(levelWords[cell.mine].word);
  if (mine && cell.mine !== cell.level) {
    return (
      <Trans>
        You chose {mine}. {who} chose {level} on {day}. The smaller choice stands.
      </Trans>
    );
  }
  return (
    <Trans>
      {who} chose {level} on {day}.
    </Trans>
  );
}
