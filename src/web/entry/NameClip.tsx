import { Trans } from "@lingui/react/macro";
import { Volume2 } from "lucide-react";
import { nameClip } from "../../profile/name-clip.ts";
import { itemsOf, type View } from "./open.ts";

/** The name in the learner's own voice, to be heard by whoever is told the name. Nothing where nobody recorded it. */
export function NameClip({ view }: { view: View }) {
  const [clip] = itemsOf(view, nameClip);
  if (!clip) return null;
  const address = `/api/v1/learners/${view.learner.id}/entries/${clip.entry.id}/files/0`;
  return (
    <li className="no-print">
      <button type="button" className="link" onClick={() => void new Audio(address).play()}>
        <Volume2 size={16} aria-hidden /> <Trans>Hear the name</Trans>
      </button>
    </li>
  );
}
