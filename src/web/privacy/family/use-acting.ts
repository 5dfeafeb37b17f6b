import { useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "../../api.ts";

export interface Told {
  readonly words: string;
  readonly isWrong: boolean;
}

/** Runs an act of the office on a family, reads everything again, and says how it went. Answers whether it worked. */
export function useActing(learnerId: string) {
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
      for (const key of ["family", "choices"]) await client.invalidateQueries({ queryKey: [key, learnerId] });
      tell(said, false);
      return true;
    } catch (error) {
      const why = error instanceof ApiProblem ? (error.detail ?? error.message) : t`The server does not answer.`;
      tell(t`Not saved. ${why}`, true);
      return false;
    }
  };
  return { told, act };
}
export type Act = ReturnType<typeof useActing>["act"];
