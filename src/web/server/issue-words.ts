import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { IssueState, IssueView, OwnerView } from "../../exchange/quality.ts";
import { capacityWords } from "../../identity/capacity.ts";
import { say } from "../language.tsx";
import { dayOf } from "./moment.ts";

const day = 24 * 3_600_000;

/** How an issue stands, whose it is and how old, in words. `me` is a subject. */
export function useIssueWords(owners: readonly OwnerView[], me: string | undefined) {
  const { t } = useLingui();
  const stateWords: Readonly<Record<IssueState, string>> = {
    open: t`Open`,
    told: t`Vendor told`,
    waiting: t`Waiting`,
    fixed: t`Fixed`,
  };
  const ownerWords = (owner: string): string => {
    if (owner === "nobody") return t`Nobody yet`;
    if (owner === "vendor") return t`The vendor`;
    if (owner === me) return t`You`;
    const found = owners.find(({ id }) => id === owner);
    if (!found) return t`Somebody else`;
    return [found.name ?? say(capacityWords[found.capacity]), found.organization].filter(Boolean).join(", ");
  };
  const since = ({ firstSeenAt, state, stateAt }: IssueView): string => {
    const from = dayOf(firstSeenAt);
    if (state === "fixed") return t`from ${from} to ${dayOf(stateAt)}`;
    const days = Math.floor((Date.now() - Date.parse(firstSeenAt)) / day);
    return days < 1 ? t`since today` : t`since ${from}, ${plural(days, { one: "# day", other: "# days" })}`;
  };
  return { stateWords, ownerWords, since };
}
