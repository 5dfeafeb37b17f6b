import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { dateFormats } from "../../interop/mapped/dates.ts";
import { titleOf } from "../../interop/mapped/guess.ts";
import { learnerFields } from "../../interop/mapped/guess-fields.ts";
import { type TargetName, targetOf } from "../../interop/mapped/targets.ts";
import { spoken } from "../language.tsx";
import type { Column } from "./mapping.ts";
import { ValueMeanings } from "./ValueMeanings.tsx";

/** Fields that a column may fill, in the order of the target. */
function fieldsOf(make: TargetName): string[] {
  const { fields, lists, isOfLearner } = targetOf(make);
  const names = ["learner.fullName", "learner.turnedName"];
  return [
    ...(isOfLearner ? Object.keys(learnerFields) : make === "learner" ? names : []),
    ...Object.keys(fields),
    ...Object.keys(lists ?? {}),
  ];
}
const isDateField = (make: TargetName, field: string) =>
  field === "learner.bornOn" || targetOf(make).fields[field]?.type === "date";

/** One column of a file: what stands in it, what it is taken for and why, and what else it may be. */
export function MapColumn({
  column,
  make,
  samples,
  onChange,
}: {
  column: Column;
  make: TargetName;
  samples: readonly string[];
  onChange: (next: Column) => void;
}) {
  const { t } = useLingui();
  const language = spoken();
  const ids = { field: useId(), date: useId() };
  const { header, field, date, reason } = column;
  const known = field === undefined ? undefined : targetOf(make).fields[field]?.type;
  const choose = (next: string) => {
    const { field: _, date: __, values: ___, ...rest } = column;
    onChange(next === "" ? rest : { ...rest, field: next });
  };
  return (
    <li className={field === undefined ? "map-column" : "map-column used"}>
      <div className="map-head">
        <h3>{header || t`(no header)`}</h3>
        <p className="map-samples">
          {samples.length > 0 ? samples.map((each) => <code key={each}>{each}</code>) : <Trans>Empty</Trans>}
        </p>
        <p className="quiet">{reason[language]}</p>
      </div>
      <div className="field">
        <label htmlFor={ids.field}>
          <Trans>Take it for</Trans>
          <span className="visually-hidden"> {header}</span>
        </label>
        <select id={ids.field} value={field ?? ""} onChange={(event) => choose(event.target.value)}>
          <option value="">{t`Do not keep it`}</option>
          {fieldsOf(make).map((each) => (
            <option key={each} value={each}>
              {titleOf(make, each)[language]}
            </option>
          ))}
        </select>
      </div>
      {field !== undefined && isDateField(make, field) && (
        <div className="field">
          <label htmlFor={ids.date}>
            <Trans>Written as</Trans>
            <span className="visually-hidden"> {header}</span>
          </label>
          <select
            id={ids.date}
            value={date ?? ""}
            onChange={({ target: { value } }) => {
              const { date: _, ...rest } = column;
              onChange(value === "" ? rest : { ...rest, date: value });
            }}
          >
            <option value="">{t`2026-09-01 or 9/1/2026`}</option>
            {dateFormats.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </div>
      )}
      {known !== undefined && typeof known !== "string" && (
        <ValueMeanings column={column} meanings={known} onChange={onChange} />
      )}
    </li>
  );
}
