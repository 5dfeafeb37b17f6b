import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { WaitingRequest } from "../../../entry/correction-request.ts";
import { dateInWords } from "../../../kernel/words.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import { entryLine, kindOf } from "../../privacy/saying.ts";
import { installationQuery } from "../../queries.ts";
import { DecisionForm } from "../../rights/DecisionForm.tsx";
import { HearingForm } from "../../rights/HearingForm.tsx";
import { Steps } from "../../rights/Steps.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { dateOf } from "../open.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import { CorrectForm } from "./CorrectForm.tsx";
import { askedAboutQuery } from "./queries.ts";

/** One request beside what it is about: the item, who said it, what the family says, and how to answer. */
export function RequestCard({ request, act }: { request: WaitingRequest; act: Act }) {
  const { t } = useLingui();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const { data: entry } = useQuery(askedAboutQuery(request));
  const { learnerId, name, wrong, shouldBe, askedOn, dueOn, state, steps } = request;
  const path = `/learners/${learnerId}/correction-requests/${request.id}/answers`;
  const stands = entry && !entry.supersededAt;
  const kind = entry && kindOf(entry.kind);
  const day = (date: string) => dateInWords(date, spoken(), "medium");
  const due = dueOn && day(dueOn);
  const isLate = dueOn !== undefined && dueOn < installation.today;
  const isNew = state === "asked" || state === "looking";
  const said = steps.at(-1)?.answer;
  return (
    <article className="panel request" aria-label={name ?? t`A learner`}>
      <h2>
        <Link to="/learners/$learnerId" params={{ learnerId }}>
          {name ?? <Trans>A learner</Trans>}
        </Link>
      </h2>
      <dl>
        <dt>{kind ? say(kind.title) : <Trans>About</Trans>}</dt>
        <dd>
          {entry ? entryLine(entry, spoken()) : <Trans>Not open to you any more</Trans>}
          {entry && (
            <span className="quiet">
              {" "}
              {[entry.provenance.source?.name ?? entry.provenance.author.name, day(dateOf(entry))]
                .filter(Boolean)
                .join(", ")}
            </span>
          )}
        </dd>
        <dt>
          <Trans>The family says</Trans>
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
        <dt>
          <Trans>Asked</Trans>
        </dt>
        <dd>
          {day(askedOn)}.{" "}
          {isLate ? (
            <strong>
              <Trans>Late: due {due}</Trans>
            </strong>
          ) : (
            <Trans>Answer by {due}</Trans>
          )}
        </dd>
      </dl>
      {state === "looking" && <p className="quiet">{said ?? <Trans>You said that you look into it.</Trans>}</p>}
      {!isNew && <Steps request={request} />}
      {(state === "hearing-asked" || state === "hearing-set") && (
        <HearingForm key={state} state={state} path={path} act={act} />
      )}
      {state === "hearing-set" && <DecisionForm path={path} act={act} />}
      {state === "asked" && (
        <button
          type="button"
          className="button dense"
          onClick={() =>
            void act(t`Saved. The family sees that you look into it.`, () =>
              api.send("POST", path, { state: "looking" }),
            )
          }
        >
          <Trans>I look into it</Trans>
        </button>
      )}
      {stands && <CorrectForm request={request} entry={entry} path={path} act={act} />}
      {entry && !stands && (
        <AnswerForm
          state="corrected"
          title={t`It was corrected: tell the family`}
          button={t`Tell the family that it is corrected`}
          path={path}
          act={act}
        />
      )}
      {stands && isNew && (
        <AnswerForm
          state="looking"
          title={t`It must be mended where it comes from`}
          button={t`Tell the family where it is mended`}
          path={path}
          act={act}
        />
      )}
      {isNew && (
        <AnswerForm
          state="unchanged"
          title={t`It stays as it is`}
          button={t`Tell the family why it stays`}
          path={path}
          act={act}
        />
      )}
    </article>
  );
}
