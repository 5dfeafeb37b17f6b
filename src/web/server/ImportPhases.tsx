import { useLingui } from "@lingui/react/macro";
import { type ImportPhase, importPhases } from "../../exchange/import.ts";
import type { ProgressView } from "../../exchange/source.ts";
import { count } from "./moment.ts";
import { usePhaseWords } from "./phase-words.ts";

/** The steps of an import as bars: those done are full, the one under way fills as far as that is known. */
export function ImportPhases({ phase, progress }: { phase: ImportPhase; progress: ProgressView | undefined }) {
  const { t } = useLingui();
  const words = usePhaseWords();
  const at = importPhases.indexOf(phase);
  const done = count(progress?.done ?? 0);
  const told = progress?.of === undefined ? t`${done} rows` : t`${done} of ${count(progress.of)}`;
  return (
    <ol className="phases">
      {importPhases.map((each, place) => {
        const state = place < at ? "done" : place === at ? "now" : "later";
        const share = state === "done" ? 1 : state === "now" ? progress?.share : 0;
        return (
          <li key={each} className={`phase ${state}`} aria-current={state === "now" ? "step" : undefined}>
            <progress aria-label={words[each]} max={1} {...(share !== undefined && { value: share })} />
            <strong>{words[each]}</strong>
            <span className="quiet">
              {state === "now" ? (progress?.done ? told : t`under way`) : state === "done" ? t`done` : t`later`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
