import "../server/office.css";
import "../server/import-drop.css";
import "./mapper.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { useId, useState } from "react";
import type { PreviewView } from "../../exchange/map.ts";
import { type TargetName, targetNames, targetOf } from "../../interop/mapped/targets.ts";
import { api, reasonOf } from "../api.ts";
import { spoken } from "../language.tsx";
import { beginImport } from "../server/sending.ts";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { MapCheck } from "./MapCheck.tsx";
import { MapColumn } from "./MapColumn.tsx";
import { MapList } from "./MapList.tsx";
import { type Mapping, mapMade, readPreview, sendFile } from "./mapping.ts";
import { mapsQuery } from "./queries.ts";

const mappingOf = (uploadId: string, preview: PreviewView, title: string, sheets: readonly string[]): Mapping => ({
  uploadId,
  file: preview.file,
  sheets,
  known: preview.known,
  make: preview.make,
  title,
  columns: preview.columns,
  rows: preview.rows,
});

/** Where an administrator says what the columns of any file are, sees what it would come to, keeps that as a map, and imports it. */
export function Mapper() {
  const { t } = useLingui();
  useTitle(t`Map a file`);
  const { told, act } = useActing([mapsQuery.queryKey]);
  const [mapping, setMapping] = useState<Mapping>();
  const [why, setWhy] = useState<string>();
  const take = async (file: File) => {
    setWhy(undefined);
    try {
      const uploadId = await sendFile(file);
      const all = await readPreview(uploadId);
      const [first] = all;
      const sheets = /\.xlsx$/i.test(file.name) ? all.map((each) => each.file) : [];
      if (first) setMapping(mappingOf(uploadId, first, file.name.replace(/\.\w+(\.gz)?$/, ""), sheets));
      else setWhy(t`There are no rows in this file.`);
    } catch (error) {
      setWhy(reasonOf(error));
    }
  };
  return (
    <div className="office-page">
      <header>
        <h1>
          <Trans>Map a file</Trans>
        </h1>
        <p className="lead">
          <Trans>
            For rosters, marks, attendance and test results that come in no standard: CSV, fixed width or Excel.
          </Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {why !== undefined && (
        <p className="notice error" role="alert">
          {why}
        </p>
      )}
      {mapping ? (
        <MappingPanel mapping={mapping} onChange={setMapping} onLeave={() => setMapping(undefined)} act={act} />
      ) : (
        <>
          <PickFile onTake={(file) => void take(file)} />
          <MapList />
        </>
      )}
    </div>
  );
}

function PickFile({ onTake }: { onTake: (file: File) => void }) {
  const id = useId();
  return (
    <section className="panel office-panel">
      <div className="drop-zone">
        <h2>
          <Trans>Choose the file</Trans>
        </h2>
        <p>
          <Trans>You see names and numbers only as their shape. Nothing is stored until you import it.</Trans>
        </p>
        <span className="file-button">
          <input
            id={id}
            type="file"
            className="visually-hidden"
            accept=".csv,.tsv,.txt,.xlsx,.gz,.zip"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) onTake(file);
              target.value = ""; // the same file may be chosen again
            }}
          />
          <label htmlFor={id} className="button filled">
            <FileUp size={18} aria-hidden />
            <Trans>Choose a file</Trans>
          </label>
        </span>
      </div>
    </section>
  );
}

interface PanelProps {
  mapping: Mapping;
  onChange: (next: Mapping) => void;
  onLeave: () => void;
  act: ReturnType<typeof useActing>["act"];
}

function MappingPanel({ mapping, onChange, onLeave, act }: PanelProps) {
  const { t } = useLingui();
  const language = spoken();
  const client = useQueryClient();
  const navigate = useNavigate();
  const ids = { sheet: useId(), make: useId(), title: useId(), source: useId() };
  const [source, setSource] = useState("");
  const { uploadId, make, title, columns, rows, known, file, sheets } = mapping;
  const guessAs = async (next: TargetName) => {
    const shown = (await readPreview(uploadId, next)).find((each) => each.file === file);
    if (shown) onChange({ ...mappingOf(uploadId, shown, title, sheets), make: next });
  };
  const showSheet = async (sheet: string) => {
    const shown = (await readPreview(uploadId)).find((each) => each.file === sheet);
    if (shown) onChange(mappingOf(uploadId, shown, title, sheets));
  };
  const save = () => {
    const map = mapMade(mapping);
    return api.send("PUT", `/maps/${map.name}`, map);
  };
  const run = async () => {
    await save();
    await beginImport(uploadId, { map: mapMade(mapping).name, ...(source.trim() && { source: source.trim() }) });
    await client.invalidateQueries({ queryKey: ["imports"] });
    await navigate({ to: "/imports" });
  };
  return (
    <>
      {known !== undefined && (
        <p className="notice saved">
          <Trans>
            Daypack knows this file by itself, by the map {known}: you can import it under Imports as it is.
          </Trans>
        </p>
      )}
      <section className="panel office-panel">
        <h2>{file}</h2>
        <div className="map-about">
          {sheets.length > 1 && (
            <div className="field">
              <label htmlFor={ids.sheet}>
                <Trans>Sheet</Trans>
              </label>
              <select id={ids.sheet} value={file} onChange={(event) => void showSheet(event.target.value)}>
                {sheets.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            </div>
          )}
          <div className="field">
            <label htmlFor={ids.make}>
              <Trans>What its rows are</Trans>
            </label>
            <select id={ids.make} value={make} onChange={(event) => void guessAs(event.target.value as TargetName)}>
              {targetNames.map((each) => (
                <option key={each} value={each}>
                  {targetOf(each).title[language]}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={ids.title}>
              <Trans>Name of the map</Trans>
            </label>
            <input
              id={ids.title}
              value={title}
              maxLength={80}
              onChange={(event) => onChange({ ...mapping, title: event.target.value })}
            />
          </div>
        </div>
        <ul className="map-columns">
          {columns.map((column, place) => (
            <MapColumn
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of one file keep their place, and two may have one header
              key={place}
              column={column}
              make={make}
              samples={[...new Set(rows.map((row) => row[place] ?? ""))].filter(Boolean).slice(0, 3)}
              onChange={(next) => onChange({ ...mapping, columns: columns.with(place, next) })}
            />
          ))}
        </ul>
      </section>
      <MapCheck mapping={mapping} />
      <section className="panel office-panel">
        <div className="field map-source">
          <label htmlFor={ids.source}>
            <Trans>Name of the source</Trans>
          </label>
          <input id={ids.source} value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} />
          <p className="quiet">
            <Trans>Leave it empty where the numbers in the file are those of your student system.</Trans>
          </p>
        </div>
        <div className="map-acts">
          <button type="button" className="button filled" onClick={() => void act(t`Kept. It is being imported.`, run)}>
            <Trans>Save and import</Trans>
          </button>
          <button type="button" className="button" onClick={() => void act(t`The map is kept.`, save)}>
            <Trans>Save the map</Trans>
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              void api.send("DELETE", `/uploads/${uploadId}`).catch(() => undefined); // it goes after a day
              onLeave();
            }}
          >
            <Trans>Choose another file</Trans>
          </button>
        </div>
      </section>
    </>
  );
}
