import "./why-cell.css";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { listing } from "../../kernel/words.ts";
import { sourceWords } from "../../privacy/source-words.ts";
import { say, spoken } from "../language.tsx";
import { Sheet } from "../shell/Sheet.tsx";
import { AskAboutLook } from "./AskAboutLook.tsx";
import { LockMark } from "./LockMark.tsx";
import { useLookWords } from "./look-words.ts";
import type { Visit } from "./looks.ts";
import { openedWords } from "./opened-words.ts";
import { whyQuery } from "./queries.ts";

/** Why somebody could look: what tied them to the learner, and what each rule opened to them at that moment. */
export function WhyTheyCould({ learnerId, visit, onClose }: { learnerId: string; visit: Visit; onClose: () => void }) {
  const words = useLookWords();
  const { data: why, isError } = useQuery(whyQuery(learnerId, visit.who.subjectId, visit.lastLookId));
  return (
    <Sheet title={<Trans>Why could they?</Trans>} onClose={onClose}>
      <p>
        <strong>{words.who(visit)}</strong>
        {words.role(visit) && `, ${words.role(visit)}`}. {words.because(visit)}.
      </p>
      {isError && (
        <p className="notice error" role="alert">
          <Trans>The reasons could not be read. Close this and try again.</Trans>
        </p>
      )}
      <AskAboutLook learnerId={learnerId} lookId={visit.lastLookId} />
      {why && !why.isStill && (
        <p>
          <Trans>Today nothing is open to them any more.</Trans>
        </p>
      )}
      {why?.hasTie && (
        <ul role="list" className="why-rules">
          {why.rules.map(({ rule, lock, why: because, source, opens }) => (
            <li key={rule}>
              <p>
                {say(because)} <LockMark lock={lock} isFull />
              </p>
              <p>
                <Trans>It opens: {listing(openedWords(opens), spoken())}.</Trans>
              </p>
              {source && <p className="quiet">{say(sourceWords(source))}</p>}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
