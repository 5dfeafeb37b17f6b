import { Trans } from "@lingui/react/macro";
import type { ChoiceCell } from "../../privacy/choice-menu.ts";
import { levelWords } from "../../privacy/level.ts";
import { say, spoken } from "../language.tsx";
import { shortDay, useWho } from "./who-changed.ts";

/** Who of the family chose what on a cell, and when; or that nobody has yet. */
export function WhoMoved({ cell, name }: { cell: ChoiceCell; name: string }) {
  const whoOf = useWho(name);
  const moves = cell.because.filter(({ by, level }) => by !== undefined && level !== undefined);
  const start = say(levelWords[cell.start].word);
  return (
    <>
      {moves.map(({ by, at = "", level = "hidden" }) => (
        <p key={`${by} ${at}`}>
          {whoOf(by)}: {say(levelWords[level].word)}, {shortDay(at, spoken())}
        </p>
      ))}
      {cell.paused && (
        <p>
          <Trans>
            Two guardians chose differently. It stays at the smaller choice until the school office has spoken with
            both.
          </Trans>
        </p>
      )}
      <p>
        {moves.length === 0 ? (
          <Trans>Nobody changed it. It began as {start}.</Trans>
        ) : (
          <Trans>It began as {start}.</Trans>
        )}
      </p>
    </>
  );
}
