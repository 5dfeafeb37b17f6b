import "../entry/correction/correction.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import type { OwedDelivery } from "../../entry/delivery.ts";
import { dateInWords } from "../../kernel/words.ts";
import { categoryOf, categoryWords } from "../../privacy/category.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { installationQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { type Act, useActing } from "../shell/use-acting.ts";
import { untoldQuery } from "./queries.ts";
import { RightsTabs } from "./RightsTabs.tsx";
import { useRecipient } from "./ToldList.tsx";
import { WordsForm } from "./WordsForm.tsx";

/** Recipients of what was corrected whom nothing of ours reaches: a letter for each, and the word that it went. */
export function Tell() {
  const { t } = useLingui();
  useTitle(t`Tell them`);
  const { data: untold } = useSuspenseQuery(untoldQuery);
  const { told, act } = useActing([untoldQuery.queryKey]);
  return (
    <div className="requests">
      <header className="no-print">
        <h1>
          <Trans>Tell them</Trans>
        </h1>
        <RightsTabs />
        <p className="lead">
          {untold.items.length === 0 ? (
            <Trans>Nobody waits. Whoever had read what was corrected was told by Daypack.</Trans>
          ) : (
            <Trans>These people had read what was corrected since, and Daypack cannot reach them.</Trans>
          )}
        </p>
        {untold.items.length > 0 && (
          <button type="button" className="button dense" onClick={() => window.print()}>
            <Printer size={18} aria-hidden /> <Trans>Print the letters</Trans>
          </button>
        )}
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {untold.items.map((delivery) => (
        <Letter key={delivery.id} delivery={delivery} act={act} />
      ))}
    </div>
  );
}

/** What is said to one of them: that it changed, never what it said. */
function Letter({ delivery, act }: { delivery: OwedDelivery; act: Act }) {
  const { t } = useLingui();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const whoIs = useRecipient();
  const { id, learnerId, to, what, madeOn, way, slice } = delivery;
  const learner = delivery.learner ?? t`a learner`;
  const part = say(categoryWords[categoryOf(slice)].title);
  const on = dateInWords(madeOn, spoken());
  const who = whoIs(to);
  return (
    <article className="panel request letter" aria-label={who}>
      <h2>{who}</h2>
      <p className="quiet">{dateInWords(installation.today, spoken())}</p>
      <p>
        {what === "corrected" ? (
          <Trans>
            The record of {learner} that you received has been corrected: part "{part}", on {on}.
          </Trans>
        ) : (
          <Trans>
            The family of {learner} put a statement beside a part of the record that you received: part "{part}", on{" "}
            {on}.
          </Trans>
        )}{" "}
        {way === "paper" ? (
          <Trans>Please destroy your copy, or ask the school office for the page that takes its place.</Trans>
        ) : (
          <Trans>Please ask the school office for the page that takes the place of yours.</Trans>
        )}
      </p>
      <p className="no-print">
        <Link to="/learners/$learnerId" params={{ learnerId }}>
          {learner}
        </Link>
      </p>
      <div className="no-print">
        <WordsForm
          title={t`They were told`}
          lead={t`The family reads how and when.`}
          label={t`How`}
          button={t`Save`}
          isNeeded
          onSend={(how) =>
            act(t`Saved. The family sees that they were told.`, () =>
              api.send("POST", `/learners/${learnerId}/deliveries/${id}/told`, { how }),
            )
          }
        />
      </div>
    </article>
  );
}
