import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { competenciesQuery } from "../../insight/class-queries.ts";
import type { Standard } from "../../insight/evidence.ts";
import { inBrief } from "../../record/in-brief.ts";
import { Field } from "../../shell/Field.tsx";

interface Props {
  readonly shown: readonly Standard[];
  readonly onChange: (shown: readonly Standard[]) => void;
}

/** Which standards a work shows, found by code or words; none is an answer too. */
export function ShownStandards({ shown, onChange }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed.trim());
  const { data: found = [] } = useQuery({ ...competenciesQuery(text), enabled: text.length > 1 });
  const chosen = new Set(shown.map((each) => each.id));
  const offered = [...shown, ...(text.length > 1 ? found.filter((each) => !chosen.has(each.id)) : [])];
  return (
    <fieldset className="field file-picker">
      <legend className="label">
        <Trans>What it shows (may stay empty)</Trans>
      </legend>
      <Field id={id} label={t`Find a standard by its code or words`}>
        {(props) => <input {...props} type="search" value={typed} onChange={({ target }) => setTyped(target.value)} />}
      </Field>
      {offered.map((each) => (
        <label key={each.id} className="check">
          <input
            type="checkbox"
            checked={chosen.has(each.id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...shown, each] : shown.filter((other) => other.id !== each.id))
            }
          />
          <span>
            <strong>{each.code}</strong> {inBrief(each.statement)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
