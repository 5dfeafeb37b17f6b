import { useLingui } from "@lingui/react/macro";
import type { PersonView } from "../../identity/account.ts";

/** Somebody of the roster in a line: staff by name, families by nothing but their id. */
export function usePersonWords(): (person: PersonView) => string {
  const { t } = useLingui();
  const nouns = { learner: t`Learner`, guardian: t`Guardian`, staff: t`Staff` };
  return ({ noun, name, source, key, organizations }) =>
    [name ?? nouns[noun], ...organizations.map((each) => each.name), `${source}:${key}`].join(", ");
}
