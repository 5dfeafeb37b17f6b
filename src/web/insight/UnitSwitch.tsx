import { Trans } from "@lingui/react/macro";
import { useId } from "react";
import type { DayOne } from "../../insight/day-one.ts";

interface Props {
  readonly units: DayOne["units"];
  readonly unit: DayOne["unit"];
  readonly onUnit: (unit: number) => void;
}

/** For which unit the class is looked at: a heading where there is one, else a choice in it. */
export function UnitSwitch({ units, unit, onUnit }: Props) {
  const id = useId();
  if (!unit) return <Trans>Ready to begin</Trans>;
  if (units.length < 2) return <Trans>Ready for {unit.title}</Trans>;
  return (
    <span className="unit-switch">
      <label htmlFor={id}>
        <Trans>Ready for</Trans>
      </label>
      <select id={id} value={unit.number} onChange={({ target }) => onUnit(Number(target.value))}>
        {units.map(({ number, title }) => (
          <option key={number} value={number}>
            {number}. {title}
          </option>
        ))}
      </select>
    </span>
  );
}
