import "../profile/write.css";
import "./message.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useState } from "react";
import { reasonOf } from "../api.ts";
import { coverQuery } from "../entry/learner-queries.ts";
import { spoken } from "../language.tsx";
import { sessionQuery } from "../queries.ts";
import { useDraft } from "../shell/draft.ts";
import { Face } from "../shell/Face.tsx";
import { useTitle } from "../shell/title.ts";
import { Composer } from "./Composer.tsx";
import { emptyMessage, type MessageDraft, messageOf } from "./draft.ts";
import { begin, correspondentsQuery } from "./queries.ts";
import { Recipients } from "./Recipients.tsx";
import { Together } from "./Together.tsx";

const route = getRouteApi("/inside/messages/new/$learnerId");

/** Writing to somebody about a learner: about whom stands on top, then to whom, then what. */
export function NewMessage() {
  const { t } = useLingui();
  const { learnerId } = route.useParams();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const { data: cover } = useSuspenseQuery(coverQuery(learnerId));
  const { data: who } = useSuspenseQuery(correspondentsQuery(learnerId));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const capacity = session?.hat?.capacity;
  const isFamily = capacity === "guardian" || capacity === "learner";
  const only = who.items.length === 1 ? who.items[0] : undefined;
  const [to, setTo] = useState<readonly string[]>(only ? [only.subjectId] : []);
  const [draft, keep, drop] = useDraft<MessageDraft>(["message", "new", learnerId], () => emptyMessage(spoken()));
  const [wrong, setWrong] = useState<{ to?: string; text?: string }>({});
  const name = cover.name ?? "";
  useTitle(t`A message about ${name}`);
  const asked = who.items.find(({ subjectId, language }) => to.includes(subjectId) && language !== undefined)?.language;

  const send = async () => {
    const said = messageOf(draft);
    const missing = {
      ...(to.length === 0 && { to: t`Choose who is to read it.` }),
      ...(!said && { text: t`Choose a ready sentence or write something first.` }),
    };
    setWrong(missing);
    if (!said || to.length === 0) return;
    try {
      const { threadId } = await begin(learnerId, to, said);
      drop();
      announce(t`Sent`, "polite");
      await client.invalidateQueries({ queryKey: ["messages"] });
      await navigate({ to: "/messages/$learnerId/$threadId", params: { learnerId, threadId } });
    } catch (error) {
      setWrong({ text: reasonOf(error) });
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
        <Face name={name} size={48} />
        <h1>
          <Trans>A message about {name}</Trans>
        </h1>
      </div>
      {who.items.length === 0 ? (
        <p className="panel empty">
          {isFamily ? (
            <Trans>There is nobody at school to write to yet. They appear when classes begin.</Trans>
          ) : (
            <Trans>There is nobody of the family to write to here. Ask the school office.</Trans>
          )}
        </p>
      ) : (
        <div className="panel">
          <Recipients all={who.items} chosen={to} onChoose={setTo} wrong={wrong.to} />
          <Composer
            side={isFamily ? "family" : "staff"}
            draft={draft}
            onChange={keep}
            onSend={() => void send()}
            reads={asked && asked !== spoken() ? asked : undefined}
            wrong={wrong.text}
          />
        </div>
      )}
      {capacity === "guardian" && <Together learnerId={learnerId} together={who.together} />}
    </div>
  );
}
