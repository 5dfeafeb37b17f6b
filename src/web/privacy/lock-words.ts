import { useLingui } from "@lingui/react/macro";
import type { Lock } from "../../privacy/pack.ts";

/** Who set a level, in words. */
export function useLockWords(): Readonly<Record<Lock, string>> {
  const { t } = useLingui();
  return { school: t`set by school`, law: t`by law`, family: t`yours to choose` };
}
