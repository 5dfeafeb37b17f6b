import "./import-running.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { Loader } from "lucide-react";
import { useEffect } from "react";
import type { ImportView } from "../../exchange/source.ts";
import { api } from "../api.ts";
import type { Act } from "../shell/use-acting.ts";
import { ImportPhases } from "./ImportPhases.tsx";
import { count, moment } from "./moment.ts";
import { usePhaseWords } from "./phase-words.ts";
import { useSizeWords } from "./size-words.ts";

/** An import under way: its phases, how fast, how long still, and how to stop it while nothing is stored. */
export function ImportRunning({ running, act }: { running: ImportView; act: Act }) {
  const { t } = useLingui();
  const words = useSizeWords();
  const phases = usePhaseWords();
  const { id, source, bytes, startedAt, startedBy, isFromBrowser, progress } = running;
  const phase = progress?.phase ?? "received";
  const word = phases[phase];
  useEffect(() => announce(word, "polite"), [word]);
  const when = moment(startedAt);
  const facts = [
    bytes !== undefined && words.bytes(bytes),
    startedBy ? t`started ${when} by ${startedBy}` : t`started ${when}`,
    !isFromBrowser && t`on the command line`,
  ];
  const isStored = phase === "summing-up" || phase === "shown";
  return (
    <section className="panel office-panel import-running" aria-label={t`Import running`}>
      <header>
        <h2>
          <Loader size={20} aria-hidden />
          {source ? <Trans>Import running: {source}</Trans> : <Trans>Import running</Trans>}
        </h2>
        <p className="quiet">{facts.filter(Boolean).join(", ")}</p>
      </header>
      <ImportPhases phase={phase} progress={progress} />
      <dl className="import-counts">
        {progress?.rate !== undefined && (
          <div>
            <dt>
              <Trans>Rate</Trans>
            </dt>
            <dd>
              {phase === "summing-up"
                ? t`${count(progress.rate)} learners a second`
                : t`${count(progress.rate)} rows a second`}
            </dd>
          </div>
        )}
        {progress?.left !== undefined && (
          <div>
            <dt>
              <Trans>Left of this step</Trans>
            </dt>
            <dd>{words.seconds(progress.left)}</dd>
          </div>
        )}
      </dl>
      <p className="quiet">
        {isStored ? (
          <Trans>All of it is stored. You can close this page.</Trans>
        ) : (
          <Trans>You can close this page. Stopping half way loses and doubles nothing.</Trans>
        )}
      </p>
      {isFromBrowser && !isStored && (
        <p className="no-print">
          <button
            type="button"
            className="button dense"
            onClick={() =>
              void act(t`Stopped. Nothing of it was stored.`, () => api.send("POST", `/imports/${id}/stop`))
            }
          >
            <Trans>Stop this import</Trans>
          </button>
        </p>
      )}
    </section>
  );
}
