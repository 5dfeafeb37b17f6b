import type { Category } from "./category.ts";
import type { Choosers } from "./choice.ts";
import type { Pack } from "./pack.ts";

/**
 * The guardians of whom two must say yes before more of a sensitive category is shown: those who decide today, where the district wants
 * both and there are two. Nobody otherwise; whom a court keeps away does not decide, and a learner of age decides alone.
 * Source: docs/sharing.md, "Where both guardians sign".
 */
export function bothOf(pack: Pack, about: readonly Category[], choosers: Choosers): readonly string[] {
  const { isOn, categories } = pack.document.bothSign;
  if (!isOn || !about.some((category) => categories.includes(category))) return [];
  const guardians = [...choosers]
    .filter(([, { role, choosing }]) => role === "guardian" && choosing === "all")
    .map(([subjectId]) => subjectId);
  return guardians.length < 2 ? [] : guardians;
}
