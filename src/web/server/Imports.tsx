import "./office.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { sessionQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { ComparePanel } from "./ComparePanel.tsx";
import { ImportDrop } from "./ImportDrop.tsx";
import { ImportList } from "./ImportList.tsx";
import { ImportRefusal } from "./ImportRefusal.tsx";
import { ImportRunning } from "./ImportRunning.tsx";
import { NextStep } from "./NextStep.tsx";
import { OwnPassword } from "./OwnPassword.tsx";
import { importsQuery, sourcesQuery } from "./queries.ts";
import { SendingPanel } from "./SendingPanel.tsx";
import { SourcePanel } from "./SourcePanel.tsx";
import { importUpload, useSending } from "./sending.ts";
import { useImportsFollowed } from "./use-imports-followed.ts";

/** Where an administrator begins: what comes in, who sends data, how it went, and what waits for a person. */
export function Imports() {
  const { t } = useLingui();
  useTitle(t`Imports`);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: sources } = useSuspenseQuery(sourcesQuery);
  const { data: imports } = useSuspenseQuery(importsQuery);
  const { told, act } = useActing([sourcesQuery.queryKey, importsQuery.queryKey]);
  const sending = useSending();
  useImportsFollowed(imports, sending.importId);
  // What needs a person comes first.
  const inOrder = sources.toSorted((a, b) => b.waiting.length - a.waiting.length);
  const running = imports.find(({ state }) => state === "running");
  const [latest] = imports;
  const isSending = !["none", "begun", "comparing"].includes(sending.state);
  const { uploadId, reading } = sending;
  const again: ComponentProps<typeof ImportRefusal>["again"] =
    uploadId && sending.importId === latest?.id
      ? ({ accept, ...more }) => void importUpload(uploadId, { ...reading, ...more }, accept)
      : undefined;
  return (
    <div className="office-page">
      <header>
        <h1>
          <Trans>Imports</Trans>
        </h1>
        <p className="lead">
          <Trans>Who sends data, how the last import went, and what waits for you.</Trans>
        </p>
        <p className="office-links no-print">
          <Link to="/waiting" className="link">
            <Trans>What needs a person</Trans>
          </Link>
          <Link to="/unusual" className="link">
            <Trans>Unusual access</Trans>
          </Link>
          {sources.length > 0 && (
            <Link to="/reconciliations" className="link">
              <Trans>Sources and the record</Trans>
            </Link>
          )}
        </p>
      </header>
      {session && sources.some(({ isSample }) => !isSample) && <OwnPassword email={session.email} act={act} />}
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {running ? (
        <ImportRunning running={running} act={act} />
      ) : isSending ? (
        <SendingPanel sending={sending} />
      ) : sending.state === "comparing" && uploadId ? (
        <ComparePanel uploadId={uploadId} reading={reading ?? {}} />
      ) : (
        <>
          {latest && latest.state !== "done" && <ImportRefusal refused={latest} again={again} />}
          <ImportDrop sources={sources.map(({ name }) => name)} />
        </>
      )}
      {sources.length === 0 ? <NextStep /> : null}
      {inOrder.map((source) => (
        <SourcePanel key={source.name} source={source} act={act} />
      ))}
      {imports.length > 0 && <ImportList imports={imports} />}
    </div>
  );
}
