import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ReconcileReport, ReconcileView } from "../../exchange/reconcile.ts";
import { remarkWords } from "../../exchange/remark-words.ts";
import { reasonOf } from "../api.ts";
import { say } from "../language.tsx";
import { ReconcileTable } from "../links/ReconcileTable.tsx";
import { count } from "./moment.ts";
import { usePhaseWords } from "./phase-words.ts";
import { comparedQuery } from "./queries.ts";
import { forgetSending, importUpload, type Reading } from "./sending.ts";

/** Files that were only held against the record: how far that is, what differs, and then the choice to import them. */
export function ComparePanel({ uploadId, reading }: { uploadId: string; reading: Reading }) {
  const { t } = useLingui();
  const { data: view, error } = useQuery(comparedQuery(uploadId));
  const isOver = error !== null || (view !== undefined && view.state !== "running");
  useEffect(() => {
    if (isOver) announce(t`Compared. Nothing was changed.`, "polite");
  }, [isOver, t]);
  return (
    <section className="panel office-panel" aria-label={t`Compared with the record`}>
      <h2>{isOver ? <Trans>Compared. Nothing was changed.</Trans> : <Trans>Comparing with the record</Trans>}</h2>
      {error && <p className="notice error">{reasonOf(error)}</p>}
      {!isOver && <Progress of={view?.progress} />}
      {view?.refusal && (
        <p className="notice error">
          {say(remarkWords(view.refusal.code).what)} {say(remarkWords(view.refusal.code).fix)}
        </p>
      )}
      {view?.state === "failed" && (
        <p className="notice error">
          <Trans>It broke off: the server or the machine stopped in the middle.</Trans>
        </p>
      )}
      {view?.report && <Report report={view.report} />}
      {isOver && (
        <p className="import-again no-print">
          {view?.report && (
            <button type="button" className="button filled" onClick={() => void importUpload(uploadId, reading)}>
              <Trans>Import these files</Trans>
            </button>
          )}
          <button type="button" className="button" onClick={forgetSending}>
            <Trans>Remove the files</Trans>
          </button>
        </p>
      )}
    </section>
  );
}

function Progress({ of }: { of: ReconcileView["progress"] }) {
  const { t } = useLingui();
  const word = usePhaseWords()[of?.phase ?? "received"];
  return (
    <>
      <progress
        className="send-bar"
        aria-label={word}
        max={1}
        {...(of?.phase === "read" && of.share !== undefined && { value: of.share })}
      />
      <p className="quiet" role="status">
        {word}
        {of && of.done > 0 && `, ${t`${count(of.done)} rows`}`}
      </p>
    </>
  );
}

function Report({ report: { source, read, isEqual, rows, remarks } }: { report: ReconcileReport }) {
  const times = remarks.reduce((sum, each) => sum + each.count, 0);
  const all = count(read);
  return (
    <>
      <p>
        <Trans>
          {source}: {all} rows were read.
        </Trans>{" "}
        {times > 0 && <Plural value={times} one="# remark." other="# remarks." />}
      </p>
      {isEqual ? (
        <p>
          <Trans>The record says the same.</Trans>
        </p>
      ) : (
        <ReconcileTable rows={rows} />
      )}
    </>
  );
}
