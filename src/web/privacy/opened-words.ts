import type { AccessWhy } from "../../privacy/access.ts";
import { levelWords } from "../../privacy/level.ts";
import { say } from "../language.tsx";
import { ownWords, partWords, wrote } from "./part-words.ts";

/** What a rule opens, part by part: "Attendance (Details)", and what is somebody's own. */
export const openedWords = (opens: AccessWhy["rules"][number]["opens"]): string[] =>
  opens.flatMap(({ slice, level, own }) => {
    const part = say(partWords[slice]);
    if (level !== "hidden") return [`${part} (${say(levelWords[level].word)})`];
    return [`${part}: ${say(ownWords[slice] ?? wrote)} (${say(levelWords[own].word)})`];
  });
