import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { daysBetween } from "../../../kernel/date.ts";
import { dateInWords, daysInWords } from "../../../kernel/words.ts";
import { spoken } from "../../language.tsx";
import { sessionQuery } from "../../queries.ts";
import { givenName } from "../../shell/children.ts";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { AgeReviewForm } from "./AgeReviewForm.tsx";
import { ageReviewQuery } from "./queries.ts";

const route = getRouteApi("/inside/of-age");

/** Before and after the birthday on which rights pass to the learner: what changes, what stays, and what the learner decides. */
export function OfAgePage() {
  const { t } = useLingui();
  const child = route.useLoaderData();
  useTitle(t`When the rights pass to the learner`);
  return child ? <Review learnerId={child.id} name={givenName(child)} /> : <NothingYet />;
}

function Review({ learnerId, name }: { learnerId: string; name: string }) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: review } = useSuspenseQuery(ageReviewQuery(learnerId));
  const { ofAgeOn, isOfAge, today, previewFrom } = review;
  const isOwn = session?.hat?.capacity === "learner";
  const isComing = !isOfAge && ofAgeOn !== undefined && ofAgeOn > today;
  return (
    <div className="safety">
      <header>
        <h1>
          {isOfAge && isOwn ? (
            <Trans>Your record is yours alone now</Trans>
          ) : (
            <Trans>When the rights pass to the learner</Trans>
          )}
        </h1>
        {isComing && <Coming name={name} isOwn={isOwn} on={ofAgeOn} today={today} />}
      </header>
      {isComing && <Changes name={name} isOwn={isOwn} />}
      {previewFrom ? (
        <p>
          <Trans>
            From {dateInWords(previewFrom, spoken())} on, everything that was decided and will be looked at anew is
            listed here.
          </Trans>
        </p>
      ) : (
        (isComing || isOfAge) && <AgeReviewForm key={learnerId} learnerId={learnerId} review={review} />
      )}
    </div>
  );
}

function Coming({ name, isOwn, on, today }: { name: string; isOwn: boolean; on: string; today: string }) {
  const day = dateInWords(on, spoken());
  const left = daysInWords(daysBetween(today, on), spoken());
  return (
    <p className="lead">
      {isOwn ? (
        <Trans>
          On {day}, in {left}, the law passes all rights over your record to you.
        </Trans>
      ) : (
        <Trans>
          On {day}, in {left}, the law passes all rights over the record to {name}.
        </Trans>
      )}
    </p>
  );
}

function Changes({ name, isOwn }: { name: string; isOwn: boolean }) {
  return (
    <section className="panel safety-card">
      <h2>
        <Trans>What changes on that day</Trans>
      </h2>
      <ul>
        <li>
          {isOwn ? (
            <Trans>Your guardians read nothing any more, unless you let them.</Trans>
          ) : (
            <Trans>Guardians read nothing any more, unless {name} lets them.</Trans>
          )}
        </li>
        {!isOwn && (
          <li>
            <Link to="/rights-passed" className="link">
              <Trans>Why that is so, and what you can do</Trans>
            </Link>
          </li>
        )}
        <li>
          <Trans>What guardians had signed pauses until the learner decides about it.</Trans>
        </li>
        <li>
          <Trans>Teachers and the school go on reading what their work needs.</Trans>
        </li>
      </ul>
    </section>
  );
}
