import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import type { ClientView, FreshSecret } from "../../identity/client.ts";
import type { AgreementView } from "../../privacy/agreement.ts";
import { api } from "../api.ts";
import { CopyLine } from "../server/CopyLine.tsx";
import { moment } from "../server/moment.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";

interface Props {
  readonly agreement: AgreementView;
  readonly act: Act;
}

/** Programs that read for the agreement. A secret is shown here once, and nowhere again. */
export function Programs({ agreement, act }: Props) {
  const { t } = useLingui();
  const field = useId();
  const [fresh, setFresh] = useState<FreshSecret>();
  const isActive = agreement.state === "active" || agreement.state === "ending";
  const letIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim() || t`Sync`;
    await act(t`Saved. ${name} may read.`, async () =>
      setFresh(await api.send<FreshSecret>("POST", `/agreements/${agreement.id}/clients`, { name })),
    );
  };
  return (
    <section className="panel office-panel no-print">
      <h2>
        <Trans>Programs</Trans>
      </h2>
      {fresh && (
        <div className="notice saved fresh-secret">
          <p>
            <Trans>Give both to whoever runs the program, in two ways. The secret is not shown again.</Trans>
          </p>
          <CopyLine text={fresh.clientId} label={t`the client id`} />
          <CopyLine text={fresh.secret} label={t`the secret`} />
        </div>
      )}
      <ul role="list" className="agreement-list">
        {agreement.clients.map((client) => (
          <Program key={client.id} client={client} act={act} isActive={isActive} onFresh={setFresh} />
        ))}
      </ul>
      {agreement.clients.length === 0 && (
        <p>
          <Trans>No program reads for this agreement.</Trans>
        </p>
      )}
      {isActive && (
        <form noValidate className="let-in" onSubmit={(event) => void letIn(event)}>
          <Field id={field} label={<Trans>Name of the program</Trans>}>
            {(props) => <input {...props} name="name" autoComplete="off" maxLength={120} />}
          </Field>
          <button type="submit" className="button">
            <Trans>Let a program in</Trans>
          </button>
        </form>
      )}
    </section>
  );
}

interface ProgramProps {
  readonly client: ClientView;
  readonly act: Act;
  readonly isActive: boolean;
  readonly onFresh: (fresh: FreshSecret) => void;
}

function Program({ client, act, isActive, onFresh }: ProgramProps) {
  const { t } = useLingui();
  const { id, name, lastUsedAt, revokedAt, secrets, requestsPerMinute } = client;
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="quiet">
          {revokedAt ? (
            <Trans>Shut out on {moment(revokedAt)}</Trans>
          ) : lastUsedAt ? (
            <Trans>Last asked on {moment(lastUsedAt)}</Trans>
          ) : (
            <Trans>Has never asked</Trans>
          )}
          {"; "}
          <Plural value={requestsPerMinute} one="# request a minute" other="# requests a minute" />
          {!revokedAt && "; "}
          {!revokedAt && <Plural value={secrets.length} one="# secret opens" other="# secrets open" />}
        </p>
        <code>{id}</code>
      </div>
      {isActive && !revokedAt && (
        <p className="ending-acts">
          <button
            type="button"
            className="button dense"
            aria-label={t`New secret: ${name}`}
            onClick={() =>
              void act(t`Saved. The old secret opens for 72 hours more.`, async () =>
                onFresh(await api.send<FreshSecret>("POST", `/clients/${id}/secrets`, {})),
              )
            }
          >
            <Trans>New secret</Trans>
          </button>
          <button
            type="button"
            className="button dense"
            aria-label={t`Shut out: ${name}`}
            onClick={() => void act(t`Saved. ${name} is shut out.`, () => api.send("DELETE", `/clients/${id}`))}
          >
            <Trans>Shut out</Trans>
          </button>
        </p>
      )}
    </li>
  );
}
