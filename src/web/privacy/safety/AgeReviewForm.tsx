import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import type { Words } from "../../../kernel/words.ts";
import type { AgeDecisions, AgeReview, GuardianStep } from "../../../privacy/age-review.ts";
import { api } from "../../api.ts";
import { say } from "../../language.tsx";
import { useActing } from "../../shell/use-acting.ts";
import { InheritedRow } from "./InheritedRow.tsx";
import { OwnGuardians } from "./OwnGuardians.tsx";

type Decision = AgeDecisions["decisions"][number]["decision"];
/** What the answer tells of each decision. */
interface Answer {
  readonly told: readonly { readonly id: string; readonly outcome: string; readonly says: Words }[];
}

/** One list of everything that guardians had decided, and one press at its end that applies what the learner chose. */
export function AgeReviewForm({ learnerId, review }: { learnerId: string; review: AgeReview }) {
  const { t } = useLingui();
  const { items, guardians, guardianStep, mayDecide, isOfAge } = review;
  const { told, act } = useActing([
    ["of-age", learnerId],
    ["choices", learnerId],
    ["sharing", learnerId],
    ["directory", learnerId],
  ]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [step, setStep] = useState<GuardianStep>();
  const [news, setNews] = useState<Answer["told"]>([]);
  const standing = items.filter(({ id }) => chosen.has(id));
  const kept = standing.filter(({ id }) => chosen.get(id) === "keep").length;
  const stopped = standing.length - kept;
  const waiting = items.filter(({ id, state }) => state === "paused" && !chosen.has(id)).length;
  const isChosen = standing.length > 0 || step !== undefined;
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isChosen) return;
    const decisions = standing.map(({ id }) => ({ id, decision: chosen.get(id) }));
    await act(t`Saved. It holds at once.`, async () => {
      const answer = await api.send<Answer>("PUT", `/learners/${learnerId}/of-age/review`, {
        decisions,
        ...(step && { guardians: step }),
      });
      setNews(answer.told.filter(({ outcome }) => outcome === "over" || outcome === "held"));
      setChosen(new Map());
      setStep(undefined);
    });
  };
  return (
    <form className="safety" onSubmit={(event) => void save(event)}>
      {guardians.length > 0 && (
        <OwnGuardians
          guardians={guardians}
          step={step ?? guardianStep}
          isOfAge={isOfAge}
          learnerId={learnerId}
          onStep={mayDecide ? setStep : undefined}
        />
      )}
      <section className="safety" aria-labelledby="inherited">
        <h2 id="inherited">
          <Trans>What guardians had decided</Trans>
        </h2>
        <p>
          {items.length === 0 ? (
            <Trans>Nothing waits for a decision.</Trans>
          ) : mayDecide ? (
            <Trans>What is paused gives nobody anything until you decide. Without your word it stays so.</Trans>
          ) : (
            <Trans>This is what there will be to keep or to stop.</Trans>
          )}
        </p>
        <ul role="list" className="safety-list">
          {items.map((item) => (
            <InheritedRow
              key={item.id}
              item={item}
              learnerId={learnerId}
              decision={chosen.get(item.id)}
              onDecide={(decision) => setChosen(new Map(chosen).set(item.id, decision))}
            />
          ))}
        </ul>
      </section>
      {mayDecide && (
        <div className="panel safety-card inherited-end">
          <p aria-live="polite">
            <Plural value={kept} _0="Nothing to keep" one="One to keep" other="# to keep" />,{" "}
            <Plural value={stopped} _0="nothing to stop" one="one to stop" other="# to stop" />.{" "}
            {waiting > 0 && <Plural value={waiting} one="One stays paused for now." other="# stay paused for now." />}
          </p>
          <button type="submit" className="button filled" aria-disabled={!isChosen}>
            <Trans>Save all of this</Trans>
          </button>
        </div>
      )}
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {news.map(({ id, says }) => (
        <p key={id} className="notice">
          {say(says)}
        </p>
      ))}
    </form>
  );
}
