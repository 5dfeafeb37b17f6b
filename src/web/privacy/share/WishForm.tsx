import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { ShareAudience } from "../../../privacy/share-decide.ts";
import type { NewWish } from "../../../privacy/wish.ts";
import { api, reasonOf } from "../../api.ts";
import { backpackQuery } from "../../entry/learner-queries.ts";
import { spoken } from "../../language.tsx";
import { queryClient, sessionQuery } from "../../queries.ts";
import type { Child } from "../../shell/children.ts";
import { Field } from "../../shell/Field.tsx";
import { entryLine } from "../saying.ts";

/** A learner who does not decide asks a guardian to show something of their own to somebody. */
export function WishForm({ child, audience }: { child: Child; audience: ShareAudience }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const ids = { to: useId(), why: useId() };
  const { data: backpack } = useSuspenseQuery(backpackQuery(child.id));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const me = session?.hat?.subjectId;
  const own = backpack.entries.filter(({ provenance, restricted }) => provenance.author.id === me && !restricted);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState<string>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const [to, why] = ["to", "why"].map((name) => String(said.get(name) ?? "").trim());
    if (!to || !why || picked.length === 0) return setWrong(t`Say who is to see it and why, and tick what.`);
    const wish: NewWish = { to, why, audience, entryIds: [...picked] };
    try {
      await api.send("POST", `/learners/${child.id}/wishes`, wish);
      await queryClient.invalidateQueries({ queryKey: ["sharing", child.id] });
      await navigate({ to: "/sharing", search: { child: child.id } });
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  return (
    <form className="share-form" onSubmit={(event) => void send(event)} noValidate>
      <div className="panel">
        <Field id={ids.to} label={<Trans>Name of who should see it</Trans>}>
          {(field) => <input {...field} name="to" maxLength={120} />}
        </Field>
        <Field id={ids.why} label={<Trans>Why?</Trans>}>
          {(field) => <input {...field} name="why" maxLength={500} />}
        </Field>
      </div>
      <fieldset className="panel">
        <legend>
          <h2>
            <Trans>What of yours?</Trans>
          </h2>
        </legend>
        {own.length === 0 && (
          <p>
            <Trans>You have put nothing in your backpack yet. Works and words of your own stand here.</Trans>
          </p>
        )}
        {own.map((entry) => (
          <label key={entry.id} className="share-check">
            <input
              type="checkbox"
              checked={picked.includes(entry.id)}
              onChange={({ target }) =>
                setPicked(target.checked ? [...picked, entry.id] : picked.filter((each) => each !== entry.id))
              }
            />
            <span>{entryLine(entry, spoken())}</span>
          </label>
        ))}
      </fieldset>
      {wrong && (
        <p className="notice error" role="alert">
          {wrong}
        </p>
      )}
      <p>
        <button type="submit" className="button filled">
          <Trans>Ask my guardian</Trans>
        </button>
      </p>
    </form>
  );
}
