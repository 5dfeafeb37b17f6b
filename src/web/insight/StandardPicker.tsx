import "./standard-picker.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import type { DayOne } from "../../insight/day-one.ts";
import { inBrief } from "../record/in-brief.ts";
import { competenciesQuery } from "./class-queries.ts";
import type { Standard } from "./evidence.ts";

interface Props {
  readonly id: string;
  readonly unit: DayOne["unit"];
  readonly chosen: Standard | undefined;
  readonly onChoose: (standard: Standard) => void;
  readonly wrong: string | undefined;
}

/** Which standard: those of the unit first, then what it leans on, then any by its code or words. */
export function StandardPicker({ id, unit, chosen, onChoose, wrong }: Props) {
  const { t } = useLingui();
  const name = useId();
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed.trim());
  const { data: foundOnes = [], isFetching } = useQuery({
    ...competenciesQuery(text),
    enabled: text.length > 1,
    placeholderData: (before) => before,
  });
  const known = [...(unit?.competencies ?? []), ...(unit?.skills ?? [])];
  const other = chosen && !known.some((each) => each.id === chosen.id) ? [chosen] : [];
  const lists = [
    { title: unit?.title, standards: unit?.competencies ?? [] },
    { title: t`What the unit leans on`, standards: unit?.skills ?? [] },
    { title: t`Found`, standards: text.length > 1 ? foundOnes : other },
  ];
  return (
    <fieldset
      className="standard-picker field"
      id={id}
      tabIndex={-1}
      aria-describedby={wrong ? `${id}-wrong` : undefined}
    >
      <legend className="label">
        <Trans>Which standard?</Trans>
      </legend>
      {wrong && (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
      <input
        type="search"
        className="input"
        aria-label={t`Find any standard by its code or words`}
        placeholder={t`Find any standard by its code or words`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="standard-lists">
        {lists.map(
          ({ title, standards }) =>
            standards.length > 0 && (
              <div key={title}>
                <h2 className="quiet">{title}</h2>
                {standards.map((standard) => (
                  <label key={standard.id} className="standard">
                    <input
                      type="radio"
                      name={name}
                      checked={chosen?.id === standard.id}
                      onChange={() => onChoose(standard)}
                    />
                    <span>
                      <strong>{standard.code}</strong> {inBrief(standard.statement)}
                    </span>
                  </label>
                ))}
              </div>
            ),
        )}
      </div>
      {text.length > 1 && foundOnes.length === 0 && !isFetching && (
        <p className="quiet" role="status">
          <Trans>No standard has this code or these words.</Trans>
        </p>
      )}
    </fieldset>
  );
}
