import { useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf } from "../api.ts";

/** How the last act went, for the line that says so on the page. */
export interface Told {
  readonly words: string;
  readonly isWrong: boolean;
}

/** Runs an act of the office, reads again what it may have changed, and says how it went. Answers whether it worked. */
export function useActing(changed: readonly QueryKey[]) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [told, setTold] = useState<Told>();
  const tell = (words: string, isWrong: boolean) => {
    setTold({ words, isWrong });
    announce(words, isWrong ? "assertive" : "polite");
  };
  const act = async (said: string, run: () => Promise<unknown>): Promise<boolean> => {
    try {
      await run();
      for (const queryKey of changed) await client.invalidateQueries({ queryKey });
      tell(said, false);
      return true;
    } catch (error) {
      const why = reasonOf(error);
      tell(t`Not saved. ${why}`, true);
      return false;
    }
  };
  return { told, act };
}
export type Act = ReturnType<typeof useActing>["act"];
