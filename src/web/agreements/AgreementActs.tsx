import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import type { AgreementView } from "../../privacy/agreement.ts";
import { api } from "../api.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";

/** Changing a draft, ending an agreement, and keeping the proof of deletion once it is over. */
export function AgreementActs({ agreement, act }: { agreement: AgreementView; act: Act }) {
  const { t } = useLingui();
  const { id, name, state, terms, acts } = agreement;
  const isOver = state === "ended";
  const isProved = acts.some(({ what }) => what === "deletion");
  if (isOver && (isProved || !terms?.retention.deletionProof)) return null;
  return (
    <section className="panel office-panel no-print">
      <h2>{isOver ? <Trans>Deletion</Trans> : <Trans>Change or end it</Trans>}</h2>
      {(state === "draft" || state === "vetting") && (
        <p>
          <Link to="/agreements/new" search={{ agreement: id }} className="button">
            <Trans>Change the draft</Trans>
          </Link>
        </p>
      )}
      {isOver ? (
        <WithText
          label={<Trans>What the app sent as proof</Trans>}
          button={<Trans>Keep the proof</Trans>}
          missing={t`Write what was sent, such as the number of a certificate.`}
          onSend={(proof) =>
            act(t`Saved. The proof is kept.`, () => api.send("POST", `/agreements/${id}/deletion`, { proof }))
          }
        />
      ) : (
        <WithText
          label={<Trans>Why it ends</Trans>}
          button={<Trans>End it now</Trans>}
          missing={t`Write why it ends.`}
          onSend={(reason) =>
            act(t`Saved. ${name} has ended and reads nothing more.`, () =>
              api.send("POST", `/agreements/${id}/end`, { reason }),
            )
          }
        />
      )}
    </section>
  );
}

interface TextProps {
  readonly label: React.ReactNode;
  readonly button: React.ReactNode;
  readonly missing: string;
  readonly onSend: (text: string) => Promise<boolean>;
}

function WithText({ label, button, missing, onSend }: TextProps) {
  const field = useId();
  const [wrong, setWrong] = useState<string>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("text") ?? "").trim();
    setWrong(text ? undefined : missing);
    if (text) await onSend(text);
  };
  return (
    <form noValidate className="decline" onSubmit={(event) => void send(event)}>
      <Field id={field} label={label} wrong={wrong}>
        {(props) => <textarea {...props} name="text" rows={2} maxLength={1_000} />}
      </Field>
      <button type="submit" className="button">
        {button}
      </button>
    </form>
  );
}
