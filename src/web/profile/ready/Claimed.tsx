import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { BadgeCheck, Clock } from "lucide-react";
import type { Entry } from "../../../entry/entry.ts";
import { dateInWords } from "../../../kernel/words.ts";
import type { CommunityServiceBody } from "../../../profile/community-service.ts";
import { answers, answerTo, confirmedHours, verification } from "../../../profile/verification.ts";
import { claimOf, type VerificationRequest } from "../../../profile/verification-request.ts";
import { ItemActions } from "../../entry/ItemActions.tsx";
import { dateOf, type Item, isFamily, itemsOf, type View } from "../../entry/open.ts";
import { EntrySaid } from "../../entry/Said.tsx";
import { say, spoken } from "../../language.tsx";
import { AskToConfirm } from "./AskToConfirm.tsx";

type ClaimedKind = "community-service" | "work-experience";

/** What an organization says of an entry, while the entry still says the same. */
function answerOf(view: View, kind: ClaimedKind, { id, body }: Pick<Entry, "id" | "body">) {
  const all = itemsOf(view, verification)
    .filter(({ entry }) => entry.provenance.author.kind === "verifier")
    .map(({ entry, body: said }) => ({ entry, body: said, receivedAt: entry.provenance.receivedAt }));
  return answerTo(id, body as { topicId?: string }, claimOf(kind, body), all); // of that kind's schema
}

/** Hours as said and as confirmed, in all. */
export function hoursIn(view: View, items: readonly Item<CommunityServiceBody>[]) {
  const answered = items.map(({ entry }) => answerOf(view, "community-service", entry));
  return {
    said: items.reduce((sum, { body }) => sum + body.hours, 0),
    confirmed: answered.reduce((sum, each) => sum + (each ? confirmedHours(each) : 0), 0),
  };
}

interface Props {
  readonly view: View;
  readonly entry: Entry;
  readonly kind: ClaimedKind;
  readonly title: string;
  readonly requests: readonly VerificationRequest[];
}

/** One statement that an organization can confirm: what was said, what became of it, and for the family the way to ask. */
export function Claimed({ view, entry, kind, title, requests }: Props) {
  const { t } = useLingui();
  const answer = answerOf(view, kind, entry);
  const { hours, supervisor, organization, employer } = entry.body as Readonly<{
    hours?: number;
    supervisor?: string;
    organization?: string;
    employer?: string;
  }>; // the two kinds name their place differently
  const waiting = requests.filter(
    (each) => each.entryId === entry.id && !each.answeredAt && !each.endedAt && each.until > new Date().toISOString(),
  );
  const day = (date: string) => dateInWords(date, spoken(), "medium");
  return (
    <li>
      <div className="row-head">
        <span className="row-title">
          {title}
          {hours !== undefined && (
            <>
              {": "}
              <Plural value={hours} one="# hour" other="# hours" />
            </>
          )}
        </span>
        <ItemActions view={view} entry={entry} title={title} />
      </div>
      {answer && (
        <p>
          <BadgeCheck size={16} aria-hidden /> <strong>{say(answers[answer.body.answer])}</strong>:{" "}
          {[answer.body.name, answer.body.role, answer.body.organization, day(dateOf(answer.entry))]
            .filter(Boolean)
            .join(", ")}
          {answer.body.answer === "corrected" && answer.body.hours !== undefined && (
            <>
              {" ("}
              <Plural value={answer.body.hours} one="# hour" other="# hours" />)
            </>
          )}
        </p>
      )}
      {answer?.body.evaluation && <p className="look-text">“{answer.body.evaluation}”</p>}
      {waiting.map(({ id, name, until, openedAt }) => (
        <p key={id} className="quiet no-print">
          <Clock size={14} aria-hidden />{" "}
          {openedAt ? (
            <Trans>{name} opened the link and has not answered yet.</Trans>
          ) : (
            <Trans>
              {name} was asked. The link works until {day(until)}.
            </Trans>
          )}
        </p>
      ))}
      <EntrySaid view={view} entry={entry} />
      {isFamily(view) && !answer && (
        <AskToConfirm
          view={view}
          entryId={entry.id}
          name={supervisor ?? ""}
          organization={organization ?? employer ?? ""}
          label={t`Ask somebody to confirm: ${title}`}
          waiting={waiting}
        />
      )}
    </li>
  );
}
