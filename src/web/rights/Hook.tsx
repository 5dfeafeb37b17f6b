import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { api } from "../api.ts";
import { CopyLine } from "../server/CopyLine.tsx";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import { hookQuery } from "./queries.ts";

/** Where an agreement's programs are told at once that something they have was corrected. The secret is shown here once. */
export function Hook({ agreementId, act }: { agreementId: string; act: Act }) {
  const { t } = useLingui();
  const id = useId();
  const { data: hook, refetch } = useQuery(hookQuery(agreementId));
  const [secret, setSecret] = useState<string>();
  const path = `/agreements/${agreementId}/hook`;
  const set = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const url = String(new FormData(event.currentTarget).get("url") ?? "").trim();
    await act(t`Saved. Corrections are told there from now on.`, async () => {
      setSecret((await api.send<{ secret: string }>("PUT", path, { url })).secret);
      await refetch();
    });
  };
  const remove = () =>
    act(t`Taken away. The feed still tells of corrections.`, async () => {
      await api.send("DELETE", path);
      setSecret(undefined);
      await refetch();
    });
  return (
    <section className="panel office-panel no-print">
      <h2>
        <Trans>Told of corrections</Trans>
      </h2>
      <p className="quiet">
        <Trans>
          A signed message says that something changed, never what. What it is, the program reads from its feed.
        </Trans>
      </p>
      {hook && (
        <p>
          <code>{hook.url}</code>{" "}
          <button type="button" className="button dense" onClick={() => void remove()}>
            <Trans>Take it away</Trans>
          </button>
        </p>
      )}
      {secret && (
        <div className="notice saved fresh-secret">
          <p>
            <Trans>Give this to whoever runs the program, to check the signature with. It is not shown again.</Trans>
          </p>
          <CopyLine text={secret} label={t`the secret`} />
        </div>
      )}
      <form noValidate className="let-in" onSubmit={(event) => void set(event)}>
        <Field id={id} label={t`Address of the program, with https`}>
          {(props) => <input {...props} name="url" type="url" autoComplete="off" maxLength={500} />}
        </Field>
        <button type="submit" className="button">
          <Trans>Set the address</Trans>
        </button>
      </form>
    </section>
  );
}
