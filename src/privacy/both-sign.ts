import type { Category } from "./category.ts";
import type { Choosers, FamilyChoices } from "./choice.ts";
import type { Pack } from "./pack.ts";

/**
 * The guardians of whom two must say yes before more of a sensitive category is shown: those who decide today, where the district wants
 * both and there are two, by the roster: who never had an account is not passed over. Nobody otherwise; whom a court keeps away does not decide, and a learner of age decides alone.
 * Source: docs/sharing.md, "Where both guardians sign".
 */
export function bothOf(
  pack: Pack,
  about: readonly Category[],
  { choosers, guardians: deciding = 0 }: Pick<FamilyChoices, "choosers" | "guardians">,
): readonly string[] {
  const { isOn, categories } = pack.document.bothSign;
  if (!isOn || !about.some((category) => categories.includes(category))) return [];
  const guardians = [...choosers]
    .filter(([, { role, choosing }]) => role === "guardian" && choosing === "all")
    .map(([subjectId]) => subjectId);
  return Math.max(personsOf(guardians, choosers), deciding) < 2 ? [] : guardians;
}

/** How many human beings some hats are. */
export const personsOf = (hats: readonly string[], choosers: Choosers): number =>
  new Set(hats.map((hat) => choosers.get(hat)?.person ?? hat)).size;
