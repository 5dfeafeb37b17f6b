import "../entry/correction/correction.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { api } from "../api.ts";
import { requestsQuery } from "../entry/correction/queries.ts";
import { useStateWords } from "../entry/correction/state-words.ts";
import { backpackQuery } from "../entry/learner-queries.ts";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { deliveriesQuery } from "./queries.ts";
import { Steps } from "./Steps.tsx";
import { ToldList } from "./ToldList.tsx";
import { WordsForm } from "./WordsForm.tsx";

const route = getRouteApi("/inside/my-data/rights/requests/$requestId");

/** One request of a family's own: how it stands, what one may do next, and who was told of what came of it. */
export function RequestPage() {
  const { t } = useLingui();
  const { requestId } = route.useParams();
  const child = route.useLoaderData();
  const { data: requests } = useSuspenseQuery(requestsQuery(child.id));
  const { data: deliveries } = useSuspenseQuery(deliveriesQuery(child.id));
  const { told, act } = useActing([
    requestsQuery(child.id).queryKey,
    deliveriesQuery(child.id).queryKey,
    backpackQuery(child.id).queryKey,
  ]);
  const stateOf = useStateWords();
  useTitle(t`Your request`);
  const request = requests.find(({ id }) => id === requestId);
  if (!request) return <p className="lead">{t`There is no such request.`}</p>;
  const { state, statement, wrong, shouldBe } = request;
  const path = `/learners/${child.id}/correction-requests/${requestId}`;
  const wasRefused = state === "unchanged" || state === "upheld";
  return (
    <div className="correction">
      <p>
        <Link to="/my-data" search={{ child: child.id }} className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          <Trans>My data</Trans>
        </Link>
      </p>
      <header>
        <h1>
          <Trans>Your request</Trans>
        </h1>
        <p className="lead">{stateOf(request)}</p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      <section className="panel request">
        <dl>
          <dt>
            <Trans>You said</Trans>
          </dt>
          <dd>{wrong}</dd>
          {shouldBe && (
            <>
              <dt>
                <Trans>Should be</Trans>
              </dt>
              <dd>{shouldBe}</dd>
            </>
          )}
        </dl>
        <Steps request={request} />
        {state === "unchanged" && (
          <WordsForm
            title={t`Ask for a hearing`}
            lead={t`Somebody who did not decide listens to you and to the school. You may bring whom you like, also a lawyer, and show papers. The decision comes in writing.`}
            label={t`What you want to say about it`}
            button={t`Ask for a hearing`}
            onSend={(why) =>
              act(t`Asked. The school sets a day and tells you.`, () =>
                api.send("POST", `${path}/hearing`, { ...(why && { why }) }),
              )
            }
          />
        )}
        {wasRefused && !statement && (
          <WordsForm
            title={t`Put your words beside it`}
            lead={t`Your words stay beside this item for as long as it is kept. Whoever may read the item reads them too, and whoever read it before is told.`}
            label={t`Your words`}
            button={t`Put them beside it`}
            isNeeded
            onSend={(text) =>
              act(t`Saved. Your words stand beside it.`, () => api.send("POST", `${path}/statement`, { text }))
            }
          />
        )}
        {statement && (
          <p>
            <Trans>Your words stand beside it: {statement}</Trans>
          </p>
        )}
      </section>
      <ToldList deliveries={deliveries.filter((each) => each.requestId === requestId)} />
    </div>
  );
}
