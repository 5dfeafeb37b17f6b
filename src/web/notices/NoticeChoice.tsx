import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type NoticeWay, noticeWays } from "../../identity/hat.ts";
import { api } from "../api.ts";
import { sessionQuery } from "../queries.ts";

/** How mail tells of notices. All three look alike: none is the better one. */
export function NoticeChoice({ way }: { way: NoticeWay }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState(way);
  const choose = async (next: NoticeWay) => {
    setChosen(next);
    await api.send("PUT", "/session/notices", { way: next });
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <fieldset className="panel account-panel" id="notices">
      <legend>
        <h2>
          <Trans>Mail about notices</Trans>
        </h2>
      </legend>
      <p className="quiet">
        <Trans>A mail says that there is something to read. It never holds anything about a learner.</Trans>
      </p>
      {noticeWays.map((each) => (
        <label key={each}>
          <input type="radio" name="notices" checked={each === chosen} onChange={() => void choose(each)} />
          {each === "at-once" && <Trans>Soon after it happens</Trans>}
          {each === "daily" && <Trans>Once a day; what cannot wait, at once</Trans>}
          {each === "never" && <Trans>No mail. I look here myself</Trans>}
        </label>
      ))}
    </fieldset>
  );
}
