import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { AppRequest } from "../../privacy/agreement.ts";
import { api } from "../api.ts";
import { dayOf } from "../server/moment.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";

/** What teachers ask for and nobody has answered: an agreement is made of it, or it is declined with a reason. */
export function RequestQueue({ requests, act }: { requests: readonly AppRequest[]; act: Act }) {
  const waiting = requests.filter(({ state }) => state === "waiting");
  if (waiting.length === 0) return null;
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Asked for by teachers</Trans>
      </h2>
      <ul role="list" className="agreement-list">
        {waiting.map((each) => (
          <Waiting key={each.id} request={each} act={act} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ request, act }: { request: AppRequest; act: Act }) {
  const { t } = useLingui();
  const field = useId();
  const [isDeclining, setDeclining] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const { id, name, url, why, askedBy, askedAt, class: inClass, school } = request;
  const decline = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (!reason) return setWrong(t`Write why, so that the teacher knows.`);
    await act(t`Saved. ${name} is declined, and ${askedBy} reads why.`, () =>
      api.send("POST", `/app-requests/${id}/decline`, { reason }),
    );
  };
  return (
    <li>
      <div>
        <strong>{name}</strong> {url && <span className="quiet">{url}</span>}
        <p>{why}</p>
        <p className="quiet">
          {askedBy}, {inClass.name}, {school.name}, {dayOf(askedAt)}
        </p>
        {isDeclining && (
          <form noValidate className="decline" onSubmit={(event) => void decline(event)}>
            <Field id={field} label={<Trans>Why not</Trans>} wrong={wrong}>
              {(props) => <textarea {...props} name="reason" rows={2} maxLength={1_000} />}
            </Field>
            <button type="submit" className="button">
              <Trans>Decline it</Trans>
            </button>
          </form>
        )}
      </div>
      <p className="ending-acts no-print">
        <Link to="/agreements/new" search={{ request: id }} className="button dense">
          <Trans>Make an agreement</Trans>
        </Link>
        {!isDeclining && (
          <button type="button" className="button dense" onClick={() => setDeclining(true)}>
            <Trans>Decline</Trans>
          </button>
        )}
      </p>
    </li>
  );
}
