import "../profile/write.css";
import "./message.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useEffect, useState } from "react";
import { listing } from "../../kernel/words.ts";
import { reasonOf } from "../api.ts";
import { spoken } from "../language.tsx";
import { sessionQuery } from "../queries.ts";
import { useDraft } from "../shell/draft.ts";
import { Face } from "../shell/Face.tsx";
import { useTitle } from "../shell/title.ts";
import { Composer } from "./Composer.tsx";
import { emptyMessage, type MessageDraft, messageOf } from "./draft.ts";
import { MessageItem } from "./MessageItem.tsx";
import { memberWords, othersIn } from "./member-words.ts";
import { answer, noteRead, threadQuery, waitsQuery } from "./queries.ts";

const route = getRouteApi("/inside/messages/$learnerId/$threadId");

/** One conversation: about whom, with whom, what was said, and an answer. */
export function ThreadPage() {
  const { t } = useLingui();
  const { learnerId, threadId } = route.useParams();
  const client = useQueryClient();
  const query = threadQuery(learnerId, threadId);
  const { data: thread } = useSuspenseQuery(query);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: waiting = 0 } = useQuery(waitsQuery);
  const [draft, keep, drop] = useDraft<MessageDraft>(["message", threadId], () => emptyMessage(spoken()));
  const [wrong, setWrong] = useState<string>();
  const { members, messages, learner, mayWrite } = thread;
  const capacity = session?.hat?.capacity;
  const isFamily = capacity === "guardian" || capacity === "learner";
  const newestId = messages[0]?.id;
  const others = members.filter(({ isYou }) => !isYou);
  useTitle(t`Messages about ${learner}`);

  useEffect(() => {
    if (newestId === undefined) return;
    void noteRead(learnerId, threadId, newestId).then(() => {
      void client.invalidateQueries({ queryKey: waitsQuery.queryKey });
      void client.invalidateQueries({ queryKey: ["messages"], exact: true });
    });
  }, [client, learnerId, threadId, newestId]);
  useEffect(() => {
    if (waiting > 0) void client.invalidateQueries({ queryKey: threadQuery(learnerId, threadId).queryKey });
  }, [client, learnerId, threadId, waiting]);

  const send = async () => {
    const said = messageOf(draft);
    setWrong(said ? undefined : t`Choose a ready sentence or write something first.`);
    if (!said) return;
    try {
      await answer(learnerId, threadId, said);
      drop();
      keep(emptyMessage(draft.language));
      announce(t`Sent`, "polite");
      await client.invalidateQueries({ queryKey: query.queryKey });
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };

  return (
    <div className="thread write">
      <p className="no-print">
        <Link to="/messages" className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          <Trans>Messages</Trans>
        </Link>
      </p>
      <div className="thread-head">
        <Face name={learner} size={48} />
        <div>
          <h1>{learner}</h1>
          <p className="lead">
            <Trans>With {othersIn(members)}</Trans>
          </p>
        </div>
      </div>
      <ul role="list" className="message-list">
        {messages.toReversed().map((message) => {
          const author = members.find(({ subjectId }) => subjectId === message.authorId);
          const readBy = others.filter(({ readTo }) => readTo !== undefined && readTo >= message.id);
          return (
            <MessageItem
              key={message.id}
              message={message}
              learnerId={learnerId}
              by={author ? memberWords(author) : ""}
              readBy={listing(
                readBy.map((each) => each.name ?? memberWords(each)),
                spoken(),
              )}
              isFamily={isFamily}
            />
          );
        })}
      </ul>
      {mayWrite ? (
        <div className="panel">
          <Composer
            side={isFamily ? "family" : "staff"}
            draft={draft}
            onChange={keep}
            onSend={() => void send()}
            wrong={wrong}
            isReply
          />
        </div>
      ) : (
        <p className="panel">
          <Trans>
            This conversation has ended: nobody is left here to read it, or the adults are written to apart now.
          </Trans>
        </p>
      )}
    </div>
  );
}
