import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { MapView } from "../../exchange/map.ts";
import { api } from "../api.ts";
import { saveFile } from "../shell/save-file.ts";
import { mapsQuery } from "./queries.ts";

/** Maps that are kept here, to use again and to export; those that came with Daypack know their files by themselves. */
export function MapList() {
  const { data: maps } = useSuspenseQuery(mapsQuery);
  const own = maps.filter(({ version }) => version !== undefined);
  const shipped = maps.filter(({ version }) => version === undefined);
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Maps that are kept</Trans>
      </h2>
      {own.length === 0 ? (
        <p>
          <Trans>None yet. A map that you save here reads the next file of its kind by one command.</Trans>
        </p>
      ) : (
        <ul className="import-list">
          {own.map((map) => (
            <MapRow key={map.name} map={map} />
          ))}
        </ul>
      )}
      <details>
        <summary>
          <Trans>Known without a map of yours</Trans>
        </summary>
        <ul className="map-shipped">
          {shipped.map(({ name, title }) => (
            <li key={name}>{title}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function MapRow({ map: { name, title, version } }: { map: MapView }) {
  const { t } = useLingui();
  const save = async () => {
    const body = await api.get<object>(`/maps/${name}`);
    saveFile(`${name}.json`, new Blob([`${JSON.stringify(body, null, 2)}\n`], { type: "application/json" }));
  };
  return (
    <li>
      <span>{title}</span>
      <span className="quiet">
        <Trans>
          {name}, version {version}
        </Trans>
      </span>
      <button type="button" className="button" onClick={() => void save()} aria-label={t`Export the map ${title}`}>
        <Trans>Export</Trans>
      </button>
    </li>
  );
}
