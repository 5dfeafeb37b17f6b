import type { IsoDate } from "../kernel/date.ts";
import { categoryOf, numberOf, type Slice, slices } from "./category.ts";
import { choose, type FamilyChoices } from "./choice.ts";
import { clamp, type Decision, decideAll } from "./decide.ts";
import { storedOf, writeRights } from "./level.ts";
import type { Pack, Policy } from "./pack.ts";
import { type LearnerFacts, type SubjectFact, tieOf } from "./standing.ts";

/** A row of `base.choice`: what one policy's slice stands at for this learner, where it differs from the policy. */
export interface ChoiceRow {
  readonly policyId: string;
  readonly slice: number;
  readonly level: number;
}

/** A row of `base.override`: the same for one named person. */
export interface OverrideRow extends ChoiceRow {
  readonly subjectId: string;
}

/** The rights of one link, packed as in `base.grants`; null where nothing ties it. */
export interface ShareRow {
  readonly shareId: string;
  readonly rights: string | null;
}

/** A policy under which this learner may be seen, with the agreement it is about, if any. */
export interface Open {
  readonly policyId: string;
  readonly policy: Policy;
  readonly agreementId?: string | undefined;
}

/** The policies a choice about this learner can reach: those of the pack, and one for each agreement. */
export function openPolicies(
  pack: Pack,
  agreements: readonly { agreementId: string; kind: "app" | "helper" }[],
): Open[] {
  const plain = pack.policies
    .filter(({ audience }) => audience !== "app" && audience !== "helper")
    .map((policy): Open => ({ policyId: policy.id, policy }));
  const agreed = agreements.flatMap(({ agreementId, kind }): Open[] => {
    const policy = pack.find(kind);
    return policy ? [{ policyId: `${kind}:${agreementId}`, policy, agreementId }] : [];
  });
  return [...plain, ...agreed].filter(({ policy }) => slices.some((slice) => policy.cell(slice).lock === "family"));
}

/**
 * What SQL needs of a family's choices: rows only where the outcome differs from the policy. The same `choose` decides here
 * and when somebody asks why.
 */
export function compileFamily(
  pack: Pack,
  family: FamilyChoices,
  open: readonly Open[],
  subjects: readonly SubjectFact[],
): { choices: ChoiceRow[]; overrides: OverrideRow[] } {
  const chosenCategories = new Set(family.events.map(({ category }) => category));
  const overridden = new Set(family.overrides.map(({ subjectId }) => subjectId));
  const familySlices = ({ policy }: Open) => slices.filter((slice) => policy.cell(slice).lock === "family");
  const levelOf = ({ policy, agreementId }: Open, slice: Slice, subjectId?: string) =>
    storedOf(
      clamp(
        policy,
        slice,
        choose(pack, policy, slice, { audience: policy.audience, agreementId }, subjectId, family).level,
      ),
    );

  const choices = open.flatMap((each) =>
    familySlices(each).flatMap((slice): ChoiceRow[] => {
      if (!chosenCategories.has(categoryOf(slice))) return [];
      const level = levelOf(each, slice);
      return level === storedOf(each.policy.cell(slice).level)
        ? []
        : [{ policyId: each.policyId, slice: numberOf(slice), level }];
    }),
  );
  const overrides = subjects
    .filter(({ id }) => overridden.has(id))
    .flatMap(({ id, capacity, agreementId }) =>
      open
        .filter(({ policy, agreementId: about }) =>
          agreementId ? about === agreementId : policy.audience === capacity,
        )
        .flatMap((each) =>
          familySlices(each).flatMap((slice): OverrideRow[] => {
            const level = levelOf(each, slice, id);
            return level === levelOf(each, slice)
              ? []
              : [{ subjectId: id, policyId: each.policyId, slice: numberOf(slice), level }];
          }),
        ),
    );
  return { choices, overrides };
}

/** One decision as the byte that stands for it. */
export const byteOf = ({ level, own, write }: Decision): number =>
  storedOf(level) | (own << 3) | (writeRights.indexOf(write) << 6);

/** What the links of one learner open today: by the same `decide` that answers why. */
export function compileShares(
  pack: Pack,
  facts: LearnerFacts,
  family: FamilyChoices,
  { trusted, today }: { trusted: boolean; today: IsoDate },
): ShareRow[] {
  return facts.shares.map(({ shareId }): ShareRow => {
    const link = { id: shareId, capacity: "link", organizationId: null, personId: shareId, agreementId: null } as const;
    const tie = tieOf(pack, facts, { ...link, ended: false }, trusted, today);
    const bytes = decideAll(pack, tie, shareId, family).map(byteOf);
    // The bytes behind the slices: a link reads no choices, no log and no history.
    return { shareId, rights: tie ? Buffer.from([...bytes, 0, 0, 0]).toString("hex") : null };
  });
}
