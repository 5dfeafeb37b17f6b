import { Trans } from "@lingui/react/macro";
import { Pencil } from "lucide-react";
import { levels, levelWords } from "../../privacy/level.ts";
import { say } from "../language.tsx";
import { LevelIcon } from "./LevelIcon.tsx";
import { LockMark } from "./LockMark.tsx";

/** What the icons mean, once. */
export function LevelKey() {
  return (
    <ul role="list" className="level-key">
      {levels.map((level) => (
        <li key={level}>
          <LevelIcon level={level} tile />
          {say(levelWords[level].word)}
        </li>
      ))}
      <li>
        <LockMark lock="school" isFull />
      </li>
      <li>
        <LockMark lock="law" isFull />
      </li>
      <li>
        <Pencil size={15} className="pencil" aria-hidden />
        <Trans>Changed by your family</Trans>
      </li>
    </ul>
  );
}
