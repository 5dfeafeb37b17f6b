import "./shared.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ShareAsks } from "../../privacy/share.ts";
import { ApiProblem, api } from "../api.ts";
import { LanguageButton } from "../shell/LanguageButton.tsx";
import { Mark } from "../shell/Mark.tsx";
import { useTitle } from "../shell/title.ts";
import { isUnknown, NotLoaded } from "./NotLoaded.tsx";
import { SharedRecord, type SharedView, sharedQuery } from "./SharedRecord.tsx";
import { ShareQuestion } from "./ShareQuestion.tsx";

/** The secret stands behind the #, which no server and no log ever sees. */
const tokenHere = () => window.location.hash.slice(1);

/** What somebody sees who was given a link: a question first, then what a family chose. No account, and nothing from elsewhere. */
export function SharedPage() {
  const { t } = useLingui();
  useTitle(t`Shared with you`);
  const token = tokenHere();
  const client = useQueryClient();
  const asks = useQuery({
    queryKey: ["shared", token],
    queryFn: () => api.send<ShareAsks>("POST", "/shared/knock", { token: token || "none" }),
    retry: false,
    gcTime: 0,
  });
  const linkId = asks.data?.linkId;
  const shared = useQuery({ ...sharedQuery(linkId ?? ""), enabled: linkId !== undefined });
  const again = () => client.invalidateQueries({ queryKey: ["shared-view", linkId] });
  return (
    <>
      <header className="shared-bar no-print">
        <Mark size={28} />
        <span>Daypack</span>
        <LanguageButton />
      </header>
      <main id="content" className="shared-page">
        {asks.isError ? (
          <NoLink error={asks.error} onAgain={() => void asks.refetch()} />
        ) : shared.data ? (
          <SharedRecord shared={shared.data satisfies SharedView} linkId={linkId ?? ""} />
        ) : (
          asks.data && shared.isError && <ShareQuestion asks={asks.data} token={token} onOpened={again} />
        )}
      </main>
    </>
  );
}

function NoLink({ error, onAgain }: { error: Error; onAgain: () => void }) {
  const isPaused = error instanceof ApiProblem && error.slug === "sign-in-paused";
  if (!isPaused && !isUnknown(error)) return <NotLoaded error={error} onAgain={onAgain} />;
  return isPaused ? (
    <section>
      <h1>
        <Trans>Please wait an hour</Trans>
      </h1>
      <p>
        <Trans>There were too many wrong answers. Then you can try again.</Trans>
      </p>
    </section>
  ) : (
    <section>
      <h1>
        <Trans>This link does not open anything</Trans>
      </h1>
      <p>
        <Trans>Ask the family for a new one.</Trans>
      </p>
    </section>
  );
}
