import { type Category, type Slice, slicesIn } from "./category.ts";
import type { Choosing, Pack, Policy } from "./pack.ts";

const shares = ({ document }: Pack, may: Choosing, category: Category): boolean =>
  may === "all" || (may === "share-own-words" && document.trustedCategories.includes(category));

/** The slices of a category that a chooser's word can move under a policy: all that are the family's, or a learner's own words. */
export function movableSlices(pack: Pack, may: Choosing, policy: Policy, category: Category): Slice[] {
  if (may === "none") return [];
  return slicesIn(category).filter(
    (slice) =>
      policy.cell(slice).lock === "family" && (shares(pack, may, category) || pack.document.ownWords.includes(slice)),
  );
}

/** Whether a chooser may show less of a category than stands without their own word, and never more. */
export const onlyLowers = (pack: Pack, may: Choosing, category: Category): boolean =>
  may !== "none" && !shares(pack, may, category);
