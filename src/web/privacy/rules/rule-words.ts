import { useLingui } from "@lingui/react/macro";
import { capacityWords } from "../../../identity/capacity.ts";
import { type Audience, audienceWords } from "../../../privacy/audience.ts";
import { type Level, levelWords } from "../../../privacy/level.ts";
import { say } from "../../language.tsx";

/** What a policy and a level are called to who sets them. */
export function useRuleWords() {
  const { t } = useLingui();
  const variants: Readonly<Record<string, string>> = {
    "learner.minor": t`The learner, under age`,
    "learner.trusted": t`The learner at 16 and 17, trusted`,
    "learner.of-age": t`The learner, of age`,
    "office.leader": say(capacityWords.leader),
    "office.registrar": say(capacityWords.registrar),
    "guardian.deciding": t`Guardians who decide`,
    "guardian.reading": t`Guardians who only read`,
    "guardian.of-age": t`Former guardians`,
  };
  return {
    policy: (policy: string, audience: Audience): string => variants[policy] ?? say(audienceWords[audience]),
    says: (level: Level | "family"): string =>
      level === "family" ? t`Each family decides` : say(levelWords[level].word),
  };
}
