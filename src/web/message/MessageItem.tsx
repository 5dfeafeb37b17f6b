import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { languageName } from "../../kernel/language-name.ts";
import type { Message } from "../../profile/message.ts";
import { say, spoken } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";
import { moment } from "../server/moment.ts";

interface Props {
  readonly message: Message;
  readonly learnerId: string;
  readonly by: string;
  /** Who of the others has opened it. */
  readonly readBy: string;
  readonly isFamily: boolean;
}

/** One message: who, when, the ready sentence in the reader's language, and free text labelled with its own. */
export function MessageItem({ message, learnerId, by, readBy, isFamily }: Props) {
  const { isYours, sentAt, template, body, language, other, about } = message;
  const texts = [...(body && language ? [{ language, body }] : []), ...(other ? [other] : [])];
  // What the reader reads stands first; everything is shown.
  const inOrder = texts.toSorted((a, b) => Number(b.language === spoken()) - Number(a.language === spoken()));
  const title = about && kindOf(about.kind)?.title;
  return (
    <li className="message" data-yours={isYours || undefined}>
      <p className="message-by">
        <strong>{isYours ? <Trans>You</Trans> : by}</strong> <span className="quiet">{moment(sentAt)}</span>
      </p>
      {template && <p>{say(template)}</p>}
      {inOrder.map((each) => (
        <div key={each.language}>
          {each.language !== spoken() && (
            <p className="message-language">
              <Trans>Written in {languageName(each.language, spoken())}</Trans>
            </p>
          )}
          <p lang={each.language} dir="auto" className="message-text">
            {each.body}
          </p>
        </div>
      ))}
      {title &&
        (isFamily ? (
          <Link to="/backpack" search={{ child: learnerId }} className="link">
            <Trans>About: {say(title)}</Trans>
          </Link>
        ) : (
          <Link to="/learners/$learnerId" params={{ learnerId }} search={{}} className="link">
            <Trans>About: {say(title)}</Trans>
          </Link>
        ))}
      {isYours && readBy && (
        <p className="quiet">
          <Trans>Opened by {readBy}</Trans>
        </p>
      )}
    </li>
  );
}
