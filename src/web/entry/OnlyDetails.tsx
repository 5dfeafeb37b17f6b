import { Trans } from "@lingui/react/macro";
import { EyeOff } from "lucide-react";
import type { Entry } from "../../entry/entry.ts";

/** The family's sign that an item is left out of summaries. Nobody else meets it: at Details it looks like any other. */
export const OnlyDetails = ({ entry, shown }: { entry: Entry; shown: boolean }) =>
  shown && entry.detailOnly ? (
    <span className="said quiet">
      <EyeOff size={14} aria-hidden /> <Trans>Only for Details</Trans>
    </span>
  ) : null;
