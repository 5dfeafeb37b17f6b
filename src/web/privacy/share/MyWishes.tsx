import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { HandHeart } from "lucide-react";
import type { Wish, Wishes } from "../../../privacy/wish.ts";
import { api } from "../../api.ts";
import type { Act } from "../../shell/use-acting.ts";

interface Props {
  readonly learnerId: string;
  readonly wishes: Wishes;
  readonly act: Act;
}

/** For a learner who does not decide: what they asked a guardian to share, and the way to ask. */
export function MyWishes({ learnerId, wishes, act }: Props) {
  const { t } = useLingui();
  if (!wishes.mayAsk && wishes.items.length === 0) return null;
  const states: Readonly<Record<Wish["state"], string>> = {
    waiting: t`Waits for your guardian`,
    made: t`Shared`,
    declined: t`Not now`,
    withdrawn: t`You took it back`,
  };
  const takeBack = (id: string) =>
    act(t`Saved. You took it back.`, () =>
      api.send("POST", `/learners/${learnerId}/wishes/${id}/answer`, { state: "withdrawn" }),
    );
  return (
    <section aria-labelledby="wishes">
      <h2 id="wishes">
        <Trans>What you asked to share</Trans>
      </h2>
      {wishes.items.map(({ id, to, why, entryIds, state, note }) => (
        <article key={id} className="panel share-card" aria-label={to}>
          <h3>
            <bdi>{to}</bdi>
          </h3>
          <p>
            <bdi>{why}</bdi>{" "}
            <span className="quiet">
              <Plural value={entryIds.length} one="# thing of yours." other="# things of yours." />
            </span>
          </p>
          <p>
            <strong>{states[state]}</strong> {note && <q>{note}</q>}
          </p>
          {state === "waiting" && (
            <p className="no-print">
              <button type="button" className="button dense" onClick={() => void takeBack(id)}>
                <Trans>Take it back</Trans>
              </button>
            </p>
          )}
        </article>
      ))}
      {wishes.mayAsk && (
        <p className="no-print">
          <Link to="/sharing/new" search={{ child: learnerId }} className="button">
            <HandHeart size={18} aria-hidden /> <Trans>Ask a guardian to share something</Trans>
          </Link>
        </p>
      )}
    </section>
  );
}
