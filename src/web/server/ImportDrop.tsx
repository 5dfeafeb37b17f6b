import "./import-drop.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { FileUp, FolderUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { type Chosen, chosenOf, droppedOf } from "./chosen-files.ts";
import { ImportCommand } from "./ImportCommand.tsx";
import { sendFiles } from "./sending.ts";

/** Where an export comes in: dropped, or chosen as files or as a folder; by a command where it is very large. */
export function ImportDrop({ sources }: { sources: readonly string[] }) {
  const { t } = useLingui();
  const [source, setSource] = useState("");
  const [isCompared, setCompared] = useState(false);
  const [isOver, setOver] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const ids = { field: useId(), list: useId() };
  const take = (chosen: readonly Chosen[]) => {
    setEmpty(chosen.length === 0);
    if (chosen.length > 0) void sendFiles(chosen, { source, isCompared });
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void droppedOf(event.dataTransfer).then(take);
  };
  return (
    <section className="panel office-panel" aria-label={t`Bring in an export`}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the buttons in it do the same */}
      <div
        className={isOver ? "drop-zone over" : "drop-zone"}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <h2>
          <Trans>Drop the export of your student system here</Trans>
        </h2>
        <p>
          <Trans>A zip, a folder or its files: OneRoster CSV, School Data Sync CSV or Ed-Fi XML.</Trans>
        </p>
        <div className="drop-acts">
          <FileButton onChosen={take} />
          <FileButton onChosen={take} isFolder />
        </div>
        <label className="check">
          <input type="checkbox" checked={isCompared} onChange={({ target }) => setCompared(target.checked)} />
          <span>
            <Trans>Compare only, change nothing</Trans>
          </span>
        </label>
        {isEmpty && (
          <p className="notice error" role="alert">
            <Trans>There is no file in it. Choose the export itself.</Trans>
          </p>
        )}
      </div>
      <details>
        <summary>
          <Trans>Whose data is it?</Trans>
        </summary>
        <div className="field drop-source">
          <label htmlFor={ids.field}>
            <Trans>Name of the source</Trans>
          </label>
          <input
            id={ids.field}
            list={ids.list}
            value={source}
            maxLength={200}
            onChange={(event) => setSource(event.target.value)}
          />
          <datalist id={ids.list}>
            {sources.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <p className="quiet">
            <Trans>Leave it empty: the ids in the export tell. Give it where an export names no school.</Trans>
          </p>
        </div>
      </details>
      <p>
        <Link to="/imports/map" className="link">
          <Trans>Another kind of file? Say what its columns are</Trans>
        </Link>
      </p>
      <details>
        <summary>
          <Trans>Many gigabytes, or every night? By a command</Trans>
        </summary>
        <div className="drop-command">
          <ImportCommand />
        </div>
      </details>
    </section>
  );
}

/** The platform's own field for files, as a button. */
function FileButton({ onChosen, isFolder = false }: { onChosen: (chosen: Chosen[]) => void; isFolder?: boolean }) {
  const id = useId();
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        multiple
        className="visually-hidden"
        ref={(input) => {
          if (input && isFolder) input.webkitdirectory = true;
        }}
        onChange={({ target }) => {
          onChosen(chosenOf(target.files));
          target.value = ""; // the same files may be chosen again
        }}
      />
      <label htmlFor={id} className={isFolder ? "button" : "button filled"}>
        {isFolder ? <FolderUp size={18} aria-hidden /> : <FileUp size={18} aria-hidden />}
        {isFolder ? <Trans>Choose a folder</Trans> : <Trans>Choose files</Trans>}
      </label>
    </span>
  );
}
