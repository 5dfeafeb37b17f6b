import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import type { Notice } from "../../privacy/notice.ts";
import { say } from "../language.tsx";
import { moment } from "../server/moment.ts";
import { Face } from "../shell/Face.tsx";
import { openPlace } from "./open-place.ts";

/** One notice: whom it is about, what, when; the whole row leads to its place. */
export function NoticeRow({ notice }: { notice: Notice }) {
  const client = useQueryClient();
  const { learner, title, place, at, isRead } = notice;
  const name = learner?.name;
  return (
    <li className={isRead ? undefined : "unread"}>
      <a href={place} onClick={(event) => openPlace(event, client)}>
        {name ? <Face name={name} /> : <span className="face" aria-hidden />}
        <span>
          <strong>{say(title)}</strong>
          {!isRead && (
            <span className="notice-new">
              <Trans>New</Trans>
            </span>
          )}
          <br />
          <span className="quiet">{[name, moment(at)].filter(Boolean).join(" · ")}</span>
        </span>
      </a>
    </li>
  );
}
