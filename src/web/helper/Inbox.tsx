import "./helper.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Contribution } from "../../entry/contribution.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { InboxCard } from "./InboxCard.tsx";
import { inboxQuery } from "./queries.ts";
import { ToldLine } from "./ToldLine.tsx";

/** What waits for a yes: of helpers for a family, of a guardian for the learner, of families for the school. */
export function Inbox() {
  const { t } = useLingui();
  useTitle(t`Inbox`);
  const { data: waiting } = useSuspenseQuery(inboxQuery);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const { told, act } = useActing([["contributions"], ["backpack"], ["helpers"], ["notices"]]);
  const chosen = waiting.filter(({ id }) => picked.includes(id));
  const acceptAll = () =>
    void act(t`Saved. They are in the backpack.`, () =>
      api.send("POST", "/contributions/answers", {
        contributions: chosen.map(({ id, learnerId }) => ({ id, learnerId })),
        answer: "accepted",
      }),
    ).then((isDone) => isDone && setPicked([]));
  return (
    <div className="helper-page">
      <header>
        <h1>
          <Trans>Inbox</Trans>
        </h1>
        <p className="lead">
          <Trans>What others propose waits here. Nothing of it is in the backpack before you accept it.</Trans>
        </p>
      </header>
      <ToldLine told={told} />
      {waiting.length === 0 && (
        <p>
          <Trans>Nothing waits for you.</Trans>
        </p>
      )}
      {waiting.map((each) => (
        <InboxCard
          key={each.id}
          contribution={each}
          isPicked={picked.includes(each.id)}
          onPick={(isPicked) => setPicked(isPicked ? [...picked, each.id] : picked.filter((id) => id !== each.id))}
          act={act}
        />
      ))}
      {chosen.length > 0 && (
        <div className="panel inbox-several">
          <span>
            <Plural value={chosen.length} one="# chosen" other="# chosen" />
          </span>
          <button type="button" className="button filled" onClick={acceptAll}>
            <Trans>Accept them all</Trans>
          </button>
          <AlwaysAccept chosen={chosen} onTrusted={act} />
        </div>
      )}
    </div>
  );
}

/** Offered where all that is chosen is of one kind, one program and one child: from now on accepted unread, until taken back. */
function AlwaysAccept({
  chosen,
  onTrusted,
}: {
  chosen: readonly Contribution[];
  onTrusted: ReturnType<typeof useActing>["act"];
}) {
  const { t } = useLingui();
  const [first] = chosen;
  const programId = first?.by.programId;
  const isOne = chosen.every(
    ({ kind, by, learnerId }) => kind === first?.kind && by.programId === programId && learnerId === first.learnerId,
  );
  if (!first || !programId || !isOne) return null;
  const { kind, learnerId } = first;
  const title = say(kindOf(kind)?.title ?? { en: kind, es: kind });
  const contributions = chosen.map(({ id }) => ({ id, learnerId }));
  return (
    <button
      type="button"
      className="button"
      onClick={() =>
        void onTrusted(
          t`Saved. From now on it is in the backpack at once; take it back under People who help.`,
          async () => {
            await api.send("PUT", `/learners/${learnerId}/helpers/${programId}/trust/${kind}`, { trusted: true });
            await api.send("POST", "/contributions/answers", { contributions, answer: "accepted" });
          },
        )
      }
    >
      <Trans>Always accept this kind: {title}</Trans>
    </button>
  );
}
