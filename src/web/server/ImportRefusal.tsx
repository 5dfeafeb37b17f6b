import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { remarkWords } from "../../exchange/remark-words.ts";
import type { ImportView } from "../../exchange/source.ts";
import { say } from "../language.tsx";
import { moment } from "./moment.ts";

interface Props {
  readonly refused: ImportView;
  /** Imports the same files once more, where they are still on the server. */
  readonly again: ((more: { source?: string; accept?: readonly string[] }) => void) | undefined;
}

/** Refusals that a person may overrule, by what the import is then told to accept. */
const acceptable: Readonly<Record<string, string>> = {
  "import.ids-changed": "ids-changed",
  "import.wrong-year": "wrong-year",
};

/** Why the last import stored nothing, what to do about it, and the way to do it. */
export function ImportRefusal({ refused: { startedAt, refusal }, again }: Props) {
  const { t } = useLingui();
  const when = moment(startedAt);
  if (refusal?.code === "import.stopped" && !again) return null;
  const words = refusal && remarkWords(refusal.code);
  // The names of sources, the first places: they stand in the sentence of the import itself, which is English.
  const hasMore =
    refusal &&
    /^source\.(another|namesake)$|^bundle\.unreadable$|^import\.(ids-changed|wrong-year)$/.test(refusal.code);
  return (
    <section className="panel office-panel" aria-label={t`Not imported`}>
      <h2>
        <Trans>Nothing was stored of the import of {when}</Trans>
      </h2>
      <div className="notice error">
        <div>
          <p>
            <strong>
              {words ? say(words.what) : <Trans>It broke off: the server or the machine stopped in the middle.</Trans>}
            </strong>
          </p>
          <p>{words ? say(words.fix) : <Trans>Import it again.</Trans>}</p>
        </div>
      </div>
      {hasMore && (
        <p className="quiet" lang="en">
          {refusal.message}
        </p>
      )}
      {again && <Again again={again} accept={acceptable[refusal?.code ?? ""]} />}
    </section>
  );
}

function Again({ again, accept }: { again: NonNullable<Props["again"]>; accept: string | undefined }) {
  const [source, setSource] = useState("");
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    again(source.trim() ? { source: source.trim() } : {});
  };
  if (accept)
    return (
      <p>
        <button type="button" className="button" onClick={() => again({ accept: [accept] })}>
          <Trans>It is meant so: import it all the same</Trans>
        </button>
      </p>
    );
  return (
    <form className="import-again" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>
          <Trans>Name of the source</Trans>
        </label>
        <input id={id} value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} />
      </div>
      <button type="submit" className="button">
        <Trans>Import the same files again</Trans>
      </button>
    </form>
  );
}
