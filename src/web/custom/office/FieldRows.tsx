import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { type CustomWriting, customWritings } from "../../../profile/custom-element.ts";
import { type DraftedField, newField } from "./drafted.ts";

interface Props {
  readonly id: string;
  readonly fields: readonly DraftedField[];
  readonly onChange: (fields: readonly DraftedField[]) => void;
}
const most = 20;

/** The fields of an own element, one fieldset each. One that has entries can be renamed, and not removed or turned into something else. */
export function FieldRows({ id, fields, onChange }: Props) {
  const { t } = useLingui();
  const writings: Readonly<Record<CustomWriting, string>> = {
    line: t`One line`,
    prose: t`Some paragraphs`,
    lines: t`Several lines`,
    number: t`A number`,
    date: t`A date`,
    yes: t`Yes or no`,
    choice: t`One of a few`,
  };
  const move = (from: number, to: number) => {
    const field = fields[from];
    if (field) onChange(fields.toSpliced(from, 1).toSpliced(to, 0, field));
  };
  return (
    <div className="custom-fields">
      {fields.map((field, place) => {
        const number = place + 1;
        const of = (part: string) => `${id}-${place}-${part}`;
        const change = (some: Partial<DraftedField>) => onChange(fields.with(place, { ...field, ...some }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new field has no other name than its place
          <fieldset key={place} className="panel field custom-field">
            <legend>
              <Trans>Field {number}</Trans>
            </legend>
            <div className="custom-pair">
              <label htmlFor={of("en")}>
                <Trans>Name in English</Trans>
                <input
                  id={of("en")}
                  maxLength={80}
                  value={field.en}
                  onChange={({ target }) => change({ en: target.value })}
                />
              </label>
              <label htmlFor={of("es")}>
                <Trans>Name in Spanish</Trans>
                <input
                  id={of("es")}
                  lang="es"
                  maxLength={80}
                  value={field.es}
                  onChange={({ target }) => change({ es: target.value })}
                />
              </label>
              <label htmlFor={of("as")}>
                <Trans>How it is written</Trans>
                <select
                  id={of("as")}
                  disabled={field.name !== undefined}
                  value={field.as}
                  onChange={({ target }) => change({ as: target.value as CustomWriting })} // of the list
                >
                  {customWritings.map((each) => (
                    <option key={each} value={each}>
                      {writings[each]}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            {field.as === "choice" && (
              <label htmlFor={of("choices")}>
                <Trans>Choices: one on each line, English / Spanish</Trans>
                <textarea
                  id={of("choices")}
                  rows={4}
                  value={field.choices}
                  onChange={({ target }) => change({ choices: target.value })}
                />
              </label>
            )}
            <div className="custom-marks">
              <label className="check">
                <input
                  type="checkbox"
                  checked={field.needed}
                  onChange={({ target }) => change({ needed: target.checked })}
                />
                <span>
                  <Trans>May not stay empty</Trans>
                </span>
              </label>
              <label className="check">
                <input
                  type="checkbox"
                  checked={field.inSummary}
                  onChange={({ target }) => change({ inSummary: target.checked })}
                />
                <span>
                  <Trans>A summary shows it</Trans>
                </span>
              </label>
              <span className="custom-acts">
                {place > 0 && (
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t`Move field ${number} up`}
                    onClick={() => move(place, place - 1)}
                  >
                    <ArrowUp size={18} aria-hidden />
                  </button>
                )}
                {place < fields.length - 1 && (
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t`Move field ${number} down`}
                    onClick={() => move(place, place + 1)}
                  >
                    <ArrowDown size={18} aria-hidden />
                  </button>
                )}
                {field.name === undefined && fields.length > 1 && (
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t`Remove field ${number}`}
                    onClick={() => onChange(fields.toSpliced(place, 1))}
                  >
                    <X size={18} aria-hidden />
                  </button>
                )}
              </span>
            </div>
          </fieldset>
        );
      })}
      {fields.length < most && (
        <button type="button" className="button dense" onClick={() => onChange([...fields, newField])}>
          <Plus size={16} aria-hidden /> <Trans>Add a field</Trans>
        </button>
      )}
    </div>
  );
}
