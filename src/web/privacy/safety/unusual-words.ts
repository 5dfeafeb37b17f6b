import { useLingui } from "@lingui/react/macro";
import type { UnusualFinding } from "../../../privacy/unusual.ts";

/** What each kind of unusual access is, in words for the school. */
export function useUnusualWords(): Readonly<Record<UnusualFinding["code"], string>> {
  const { t } = useLingui();
  return {
    "no-relation": t`Looked at learners whom the roster does not connect to them`,
    bulk: t`Looked at far more learners than on their usual day`,
    "off-hours": t`Looked outside the hours of work`,
    "after-exit": t`Looked after the class or the school was left`,
    exception: t`Looked by special access`,
  };
}
