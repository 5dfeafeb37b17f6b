import "./office.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { FirstSteps } from "./FirstSteps.tsx";
import { ImportCommand } from "./ImportCommand.tsx";
import { ImportList } from "./ImportList.tsx";
import { importsQuery, sourcesQuery } from "./queries.ts";
import { SourcePanel } from "./SourcePanel.tsx";

/** Where an administrator begins: who sends data, how it went, and what waits for a person. */
export function Imports() {
  const { t } = useLingui();
  useTitle(t`Imports`);
  const { data: sources } = useSuspenseQuery(sourcesQuery);
  const { data: imports } = useSuspenseQuery(importsQuery);
  const { told, act } = useActing([sourcesQuery.queryKey, importsQuery.queryKey]);
  // What needs a person comes first.
  const inOrder = sources.toSorted((a, b) => b.waiting.length - a.waiting.length);
  return (
    <div className="office-page">
      <header>
        <h1>
          <Trans>Imports</Trans>
        </h1>
        <p className="lead">
          <Trans>Who sends data, how the last import went, and what waits for you.</Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {sources.length === 0 && <FirstSteps />}
      {inOrder.map((source) => (
        <SourcePanel key={source.name} source={source} act={act} />
      ))}
      {imports.length > 0 && <ImportList imports={imports} />}
      {sources.length > 0 && (
        <section className="panel office-panel">
          <h2>
            <Trans>Import again, or from another system</Trans>
          </h2>
          <ImportCommand />
        </section>
      )}
    </div>
  );
}
