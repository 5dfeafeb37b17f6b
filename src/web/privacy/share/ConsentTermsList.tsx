import { Trans } from "@lingui/react/macro";
import { dateInWords, listing } from "../../../kernel/words.ts";
import type { ConsentTerms } from "../../../privacy/consent.ts";
import { levelWords } from "../../../privacy/level.ts";
import { say, spoken } from "../../language.tsx";
import { partWords } from "../part-words.ts";

/** What a consent is about, in the reader's words. */
export function ConsentTermsList({ terms }: { terms: ConsentTerms }) {
  const { purpose, parts, items, startsOn, endsOn, retention } = terms;
  const whole = parts.map(({ slice, level }) => `${say(partWords[slice])} (${say(levelWords[level].word)})`);
  const single = [...new Set(items.map(({ slice }) => say(partWords[slice])))];
  return (
    <dl className="share-terms">
      <dt>
        <Trans>Why</Trans>
      </dt>
      <dd>
        <bdi>{purpose}</bdi>
      </dd>
      <dt>
        <Trans>What</Trans>
      </dt>
      <dd>{listing([...whole, ...single], spoken())}</dd>
      <dt>
        <Trans>How long</Trans>
      </dt>
      <dd>
        {endsOn ? (
          <Trans>
            From {dateInWords(startsOn, spoken())} until {dateInWords(endsOn, spoken())}
          </Trans>
        ) : (
          <Trans>From {dateInWords(startsOn, spoken())} until somebody stops it</Trans>
        )}
      </dd>
      <dt>
        <Trans>They may keep it</Trans>
      </dt>
      <dd>{retention}</dd>
    </dl>
  );
}
