import { Trans } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import { dateInWords } from "../../../kernel/words.ts";
import { spoken } from "../../language.tsx";
import { requestsQuery } from "./queries.ts";
import { useStateWords } from "./state-words.ts";

/** What a family asked to be corrected, what came of it, and the way to ask. */
export function YourRequests({ learnerId }: { learnerId: string }) {
  const { data: requests } = useSuspenseQuery(requestsQuery(learnerId));
  const stateOf = useStateWords();
  return (
    <section className="panel my-data-panel">
      <h2>
        <Trans>Is something wrong?</Trans>
      </h2>
      <p>
        <Trans>
          Say what is wrong and what it should be. The school answers, and what stood before stays in the trail.
        </Trans>
      </p>
      {requests.length > 0 && (
        <ul role="list" className="past">
          {requests.map(({ shouldBe, ...request }) => {
            const askedOn = dateInWords(request.askedOn, spoken(), "medium");
            return (
              <li key={request.id}>
                <strong>{request.wrong}</strong>
                {shouldBe && (
                  <span>
                    <Trans>Should be: {shouldBe}</Trans>
                  </span>
                )}
                <span>{stateOf(request)}</span>
                {request.answer && <q>{request.answer}</q>}
                {request.statement && (
                  <span>
                    <Trans>Your words stand beside it: {request.statement}</Trans>
                  </span>
                )}
                <Link
                  to="/my-data/rights/requests/$requestId"
                  params={{ requestId: request.id }}
                  search={{ child: learnerId }}
                >
                  <Trans>How it stands, and what you can do</Trans>
                </Link>
                <span className="quiet">
                  <Trans>Asked on {askedOn}</Trans>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <Link className="button no-print" to="/my-data/wrong" search={{ child: learnerId }}>
        <PenLine size={18} aria-hidden />
        <Trans>Say what is wrong</Trans>
      </Link>
    </section>
  );
}
