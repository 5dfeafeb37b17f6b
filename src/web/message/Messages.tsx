import "./message.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MessageSquarePlus } from "lucide-react";
import { sessionQuery } from "../queries.ts";
import { moment } from "../server/moment.ts";
import { childrenQuery } from "../shell/children.ts";
import { Face } from "../shell/Face.tsx";
import { useTitle } from "../shell/title.ts";
import { othersIn } from "./member-words.ts";
import { correspondentsQuery, threadsQuery } from "./queries.ts";

/** One's conversations: about whom, with whom, and where something waits. */
export function Messages() {
  const { t } = useLingui();
  const { data: threads } = useSuspenseQuery(threadsQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const capacity = session?.hat?.capacity;
  const isFamily = capacity === "guardian" || capacity === "learner";
  useTitle(t`Messages`);
  return (
    <div className="messages">
      <div className="page-head">
        <div>
          <h1>
            <Trans>Messages</Trans>
          </h1>
          <p className="lead">
            {isFamily ? (
              <Trans>Between you and the people at school. Each conversation is about one child.</Trans>
            ) : (
              <Trans>Between you and families. Each conversation is about one learner.</Trans>
            )}
          </p>
        </div>
        {isFamily ? (
          <NewLinks isGuardian={capacity === "guardian"} />
        ) : (
          <Link to="/learners" search={{}} className="button filled">
            <MessageSquarePlus size={18} aria-hidden /> <Trans>Choose a learner</Trans>
          </Link>
        )}
      </div>
      {threads.length === 0 ? (
        <p className="panel empty">
          {isFamily ? (
            <Trans>Nothing yet. When somebody at school writes to you, or you to them, it will be here.</Trans>
          ) : (
            <Trans>Nothing yet. Open a learner and choose “Write to the family”.</Trans>
          )}
        </p>
      ) : (
        <ul role="list" className="panel threads">
          {threads.map(({ id, learnerId, learner, members, newestAt, newestIsYours, unread }) => (
            <li key={id} data-unread={unread > 0 || undefined}>
              <Face name={learner} size={40} />
              <div>
                <Link to="/messages/$learnerId/$threadId" params={{ learnerId, threadId: id }} className="thread-link">
                  {learner}
                </Link>
                <p>{othersIn(members)}</p>
                <p className="quiet">
                  {newestIsYours ? <Trans>You wrote last, {moment(newestAt)}</Trans> : moment(newestAt)}
                </p>
              </div>
              {unread > 0 && (
                <span className="thread-unread">
                  <Plural value={unread} one="# new" other="# new" />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** One button for one child, and one for each of several. A minor begins no conversation, and has nobody to begin one with. */
function NewLinks({ isGuardian }: { isGuardian: boolean }) {
  const { data: children } = useSuspenseQuery(childrenQuery);
  const self = isGuardian ? undefined : children[0];
  const { data: who } = useQuery({ ...correspondentsQuery(self?.id ?? ""), enabled: self !== undefined });
  if (!isGuardian && (who?.items.length ?? 0) === 0) return null;
  const isOne = children.length === 1;
  return (
    <div className="page-actions">
      {children.map(({ id, name = "" }) => (
        <Link
          key={id}
          to="/messages/new/$learnerId"
          params={{ learnerId: id }}
          className={isOne ? "button filled" : "button"}
        >
          <MessageSquarePlus size={18} aria-hidden />{" "}
          {isOne ? <Trans>Write to school</Trans> : <Trans>Write about {name}</Trans>}
        </Link>
      ))}
    </div>
  );
}
