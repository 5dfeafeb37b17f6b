import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { remarkWords } from "../../exchange/remark-words.ts";
import { type TargetName, targetOf } from "../../interop/mapped/targets.ts";
import { reasonOf } from "../api.ts";
import { spoken } from "../language.tsx";
import { checkQuery, type Mapping } from "./mapping.ts";

/** What the map would come to, counted from the file: told while it is made, before anything is stored. */
export function MapCheck({ mapping }: { mapping: Mapping }) {
  const language = spoken();
  const { data, error } = useQuery(checkQuery(mapping));
  if (error) return <p className="notice error">{reasonOf(error)}</p>;
  if (!data) return null;
  const { rows, made, isWhole, remarks } = data;
  const count = made[mapping.make] ?? 0;
  const what = targetOf(mapping.make as TargetName).title[language];
  return (
    <section className="panel office-panel" aria-live="polite">
      <h2>
        <Trans>What it comes to</Trans>
      </h2>
      <p>
        {isWhole ? (
          <Plural value={rows} one="# row was read." other="# rows were read." />
        ) : (
          <Trans>The first {rows} rows were read.</Trans>
        )}{" "}
        <strong>
          {what}: {count.toLocaleString(language)}
        </strong>
      </p>
      {remarks.length > 0 && (
        <ul className="map-remarks">
          {remarks.map(({ code, count: many, first }) => (
            <li key={code}>
              {remarkWords(code).what[language]} <span className="quiet">{`${many}, ${first}`}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">
        <Trans>Nothing is stored yet.</Trans>
      </p>
    </section>
  );
}
