import { useLingui } from "@lingui/react/macro";
import type { Reader } from "./open.ts";

type Voice = Readonly<Record<Reader, string>>;

/** What a block of the backpack is called to whom: staff read of a learner, families of their child, a learner of oneself. */
export interface Voices {
  readonly proud: Voice;
  readonly working: Voice;
  readonly helps: Voice;
  readonly next: Voice;
  readonly add: Voice;
}

/** A word to each reader. */
export function useVoices(): Voices {
  const { t } = useLingui();
  return {
    proud: {
      staff: t`Brings`,
      guardian: t`Proud of`,
      learner: t({ message: "Proud of", context: "of oneself" }),
      child: t`I am proud of`,
    },
    working: {
      staff: t`Working on`,
      guardian: t`Working on`,
      learner: t({ message: "Working on", context: "of oneself" }),
      child: t`I am learning`,
    },
    helps: {
      staff: t`You must provide`,
      guardian: t`What helps`,
      learner: t`Helps me`,
      child: t`Helps me`,
    },
    next: {
      staff: t`Next`,
      guardian: t`Next`,
      learner: t`Next`,
      child: t`Now`,
    },
    add: {
      staff: t`Add what you saw`,
      guardian: t`Add to the backpack`,
      learner: t`Add to the backpack`,
      child: t`Put something in my backpack`,
    },
  };
}
