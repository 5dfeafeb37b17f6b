import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import type { Wish } from "../../../privacy/wish.ts";
import { api } from "../../api.ts";
import { type Child, givenName } from "../../shell/children.ts";
import type { Act } from "../../shell/use-acting.ts";

interface Props {
  readonly child: Child;
  readonly wishes: readonly Wish[];
  readonly act: Act;
}

/** For a guardian who decides: what the child asks to be shared. Making the link and saying not now stand side by side. */
export function WishesAsked({ child, wishes, act }: Props) {
  const waiting = wishes.filter(({ state }) => state === "waiting");
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="wished">
      <h2 id="wished">
        <Trans>{givenName(child)} asks you to share</Trans>
      </h2>
      {waiting.map((wish) => (
        <AskedWish key={wish.id} child={child} wish={wish} act={act} />
      ))}
    </section>
  );
}

function AskedWish({ child, wish, act }: { child: Child; wish: Wish; act: Act }) {
  const { t } = useLingui();
  const id = useId();
  const [note, setNote] = useState("");
  const decline = () =>
    act(t`Saved. They are told.`, () =>
      api.send("POST", `/learners/${child.id}/wishes/${wish.id}/answer`, {
        state: "declined",
        ...(note.trim() && { note: note.trim() }),
      }),
    );
  return (
    <article className="panel share-card" aria-label={wish.to}>
      <h3>
        <bdi>{wish.to}</bdi>
      </h3>
      <p>
        <bdi>{wish.why}</bdi>{" "}
        <span className="quiet">
          <Plural value={wish.entryIds.length} one="# thing of their own." other="# things of their own." />
        </span>
      </p>
      <label htmlFor={id}>
        <Trans>A word to them, if not now</Trans>
      </label>
      <input id={id} value={note} maxLength={300} onChange={({ target }) => setNote(target.value)} />
      <p className="share-acts no-print">
        <Link to="/sharing/new" search={{ child: child.id, wish: wish.id }} className="button">
          <Trans>See it and make the link</Trans>
        </Link>
        <button type="button" className="button" onClick={() => void decline()}>
          <Trans>Not now</Trans>
        </button>
      </p>
    </article>
  );
}
