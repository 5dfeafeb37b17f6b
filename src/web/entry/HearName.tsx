import { useLingui } from "@lingui/react/macro";
import { Volume2, VolumeX } from "lucide-react";
import { useState } from "react";

interface Props {
  readonly learnerId: string;
  /** The entry whose first file it is. */
  readonly clipId: string;
  readonly name: string;
}

/** Beside a name in a list: says it in the own voice. Nothing is asked of the server before it is pressed. */
export function HearName({ learnerId, clipId, name }: Props) {
  const { t } = useLingui();
  const [isBroken, setBroken] = useState(false);
  const address = `/api/v1/learners/${learnerId}/entries/${clipId}/files/0`;
  return (
    <button
      type="button"
      className="tile-write no-print"
      aria-label={isBroken ? t`How ${name} says it cannot be played` : t`Hear how ${name} says it`}
      onClick={() =>
        void new Audio(address).play().then(
          () => setBroken(false),
          () => setBroken(true),
        )
      }
    >
      {isBroken ? <VolumeX size={16} aria-hidden /> : <Volume2 size={16} aria-hidden />}
    </button>
  );
}
