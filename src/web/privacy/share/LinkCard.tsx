import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { OctagonX } from "lucide-react";
import { dateInWords, listing } from "../../../kernel/words.ts";
import { openStates } from "../../../privacy/consent-life.ts";
import type { ShareView } from "../../../privacy/share.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import { moment } from "../../server/moment.ts";
import type { Act } from "../../shell/use-acting.ts";
import { partWords } from "../part-words.ts";
import { ReceiptLinks } from "./ReceiptLinks.tsx";
import { askWords, deviceWords, elsewhere, recipientWords, stateWords } from "./share-words.ts";

interface Props {
  readonly link: ShareView;
  readonly learnerId: string;
  readonly canStop: boolean;
  readonly act: Act;
}

/** One link: for whom, what, why, how long yet, when it was opened, and Stop. */
export function LinkCard({ link, learnerId, canStop, act }: Props) {
  const { t, i18n } = useLingui();
  const { to, why, daysLeft, endsOn, openings, parts, items, changed, state, consentId } = link;
  const shown = [...new Set([...parts, ...items].map(({ slice }) => say(partWords[slice])))];
  const stop = () =>
    act(t`Stopped. ${to} sees nothing more.`, () => api.send("POST", `/learners/${learnerId}/links/${link.id}/stop`));
  return (
    <article className="panel share-card" aria-label={to}>
      <header>
        <h3>
          <bdi>{to}</bdi>
        </h3>
        <span className="quiet">{i18n._(recipientWords[link.audience])}</span>
        {openStates.includes(state) && canStop && (
          <button type="button" className="button no-print" onClick={() => void stop()}>
            <OctagonX size={18} aria-hidden /> <Trans>Stop sharing</Trans>
            <span className="visually-hidden">{to}</span>
          </button>
        )}
      </header>
      <p>
        <bdi>{why}</bdi>
      </p>
      <p>{listing(shown, spoken())}</p>
      <p>
        {daysLeft > 0 ? (
          <>
            <Plural value={daysLeft} one="# day left" other="# days left" />
            {", "}
            <Trans>until {dateInWords(endsOn, spoken())}</Trans>
          </>
        ) : (
          i18n._(stateWords[state])
        )}
        {link.asks.length > 0 && (
          <span className="quiet"> · {link.asks.map((each) => i18n._(askWords[each])).join(" · ")}</span>
        )}
      </p>
      {changed > 0 && (
        <p className="notice">
          <Plural
            value={changed}
            one="# item was changed since and is not shown any more. Make a new link to show it as it is now."
            other="# items were changed since and are not shown any more. Make a new link to show them as they are now."
          />
        </p>
      )}
      <details>
        <summary>
          {openings.length === 0 ? (
            <Trans>Not opened yet</Trans>
          ) : (
            <Plural value={openings.length} one="Opened # time" other="Opened # times" />
          )}
        </summary>
        <ul>
          {openings.map(({ at, device }) => (
            <li key={at}>
              {moment(at)} {i18n._(deviceWords[device] ?? elsewhere)}
            </li>
          ))}
        </ul>
        <ReceiptLinks learnerId={learnerId} consentId={consentId} />
      </details>
    </article>
  );
}
