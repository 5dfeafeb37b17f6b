import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { correspondentsQuery } from "./queries.ts";

/** A guardian says whether they may be written to together with the other guardians. What those chose is not shown. */
export function Together({ learnerId, together }: { learnerId: string; together: boolean }) {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (wanted: boolean) => api.send("PUT", `/learners/${learnerId}/together`, { together: wanted }),
    onSettled: () => client.invalidateQueries({ queryKey: correspondentsQuery(learnerId).queryKey }),
  });
  return (
    <details className="together">
      <summary>
        <Trans>Who else reads what I write</Trans>
      </summary>
      <p>
        <Trans>Only those named in a conversation read it. Another parent or guardian in another home does not.</Trans>
      </p>
      <label className="check">
        <input type="checkbox" checked={together} onChange={({ target }) => mutate(target.checked)} />
        <span>
          <Trans>School may write to me and the other guardians in one conversation, if they want that too</Trans>
        </span>
      </label>
    </details>
  );
}
