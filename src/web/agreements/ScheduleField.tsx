import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { AgreementTerms } from "../../privacy/agreement.ts";
import { fieldWords, kindWords } from "../entry/field-words.ts";
import { boxesOf } from "./form-terms.ts";
import type { ScheduledKindView } from "./queries.ts";

interface Props {
  readonly id: string;
  readonly kinds: readonly ScheduledKindView[];
  readonly schedule: AgreementTerms["schedule"];
}

/** The schedule of data as boxes: the kinds, and of each chosen one its fields. All fields are all of it. */
export function ScheduleField({ id, kinds, schedule }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(schedule.map(({ kind }) => kind)));
  const toggle = (kind: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(kind);
    else next.delete(kind);
    setChosen(next);
  };
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend className="label">
        <Trans>What it gets</Trans>
      </legend>
      <p className="quiet">
        <Trans>As little as it needs. It gets the fields you tick, where the school and each family allow them.</Trans>
      </p>
      {kinds.map((each) => {
        const { kind } = each;
        const listed = schedule.filter((line) => line.kind === kind).flatMap(({ fields }) => fields);
        return (
          <div key={kind} className="kind-choice">
            <label className="check">
              <input
                type="checkbox"
                name="kind"
                value={kind}
                checked={chosen.has(kind)}
                onChange={({ target }) => toggle(kind, target.checked)}
              />
              <span>{kindWords(kind)}</span>
            </label>
            {chosen.has(kind) && (
              <div className="kind-fields">
                {boxesOf(each, schedule).map((field) => (
                  <label key={field} className="check">
                    <input
                      type="checkbox"
                      name={`field ${kind}`}
                      value={field}
                      defaultChecked={listed.length === 0 || listed.includes("*") || listed.includes(field)}
                    />
                    <span>{fieldWords(field)}</span>
                  </label>
                ))}
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
