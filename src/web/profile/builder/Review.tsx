import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ShieldCheck, X } from "lucide-react";
import { type FormEvent, useEffect, useRef } from "react";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import type { Draft } from "./made.ts";
import { OnePage } from "./OnePage.tsx";
import type { Step } from "./steps.ts";

interface Props {
  readonly child: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly steps: readonly Step[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly wrong: readonly Wrong[];
  readonly onSave: () => void;
}

/** The whole page before it is kept: as it will be read, a way back to each question, and what is for the family alone. */
export function Review({ child, name, isOwn, steps, draft, onChange, wrong, onSave }: Props) {
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const apart = (draft.familyOnly ?? []) as readonly string[]; // the builder alone puts it there, as a list
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form className="make-step" onSubmit={save} noValidate>
      <h1 ref={heading} tabIndex={-1}>
        <Trans>Is it right so?</Trans>
      </h1>
      <ErrorSummary wrong={wrong} />
      <OnePage name={name} page={draft} called={draft} />
      {apart.length > 0 && (
        <section className="panel make-apart">
          <h2>
            <ShieldCheck size={18} aria-hidden /> <Trans>Only for my family</Trans>
          </h2>
          <p className="quiet">
            <Trans>Nobody at school sees this, or that it is there.</Trans>
          </p>
          <ul role="list">
            {apart.map((text) => (
              <li key={text}>
                <span>{text}</span>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t`Remove: ${text}`}
                  onClick={() => onChange({ ...draft, familyOnly: apart.filter((each) => each !== text) })}
                >
                  <X size={18} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <nav aria-label={t`Change something`} className="make-back">
        <p className="quiet">
          <Trans>Change something:</Trans>
        </p>
        <ul role="list">
          {steps.map(({ key, title }, place) => (
            <li key={key}>
              <Link to="/profile/make" search={{ child, step: place + 1 }}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        <Link to="/who-sees-what" search={{ child }}>
          <Trans>Who sees this page</Trans>
        </Link>
      </p>
      <div className="make-acts">
        <button type="submit" id="make-save" className="button filled">
          {isOwn ? <Trans>Keep my page</Trans> : <Trans>Propose this page</Trans>}
        </button>
      </div>
    </form>
  );
}
