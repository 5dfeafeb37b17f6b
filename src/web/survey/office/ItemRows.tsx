import { Trans, useLingui } from "@lingui/react/macro";
import { Plus, X } from "lucide-react";
import { areaWords, type ProtectedArea, protectedAreas } from "../../../privacy/protected-area.ts";
import { say } from "../../language.tsx";
import { type DraftedItem, newItem } from "./drafted.ts";

interface Props {
  readonly id: string;
  readonly items: readonly DraftedItem[];
  readonly scales: readonly string[];
  readonly onChange: (items: readonly DraftedItem[]) => void;
}
const most = 100;

/** The questions, each with its scale and, where the law names its subject, its tag. */
export function ItemRows({ id, items, scales, onChange }: Props) {
  const { t } = useLingui();
  return (
    <div className="instrument-items">
      {items.map((item, place) => {
        const number = place + 1;
        const of = (part: string) => `${id}-${place}-${part}`;
        const change = (some: Partial<DraftedItem>) => onChange(items.with(place, { ...item, ...some }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new question has no other name than its place
          <fieldset key={place} className="panel field custom-field">
            <legend>
              <Trans>Question {number}</Trans>
            </legend>
            <div className="custom-pair">
              <label htmlFor={of("en")}>
                <Trans>In English</Trans>
                <input
                  id={of("en")}
                  maxLength={300}
                  value={item.en}
                  onChange={({ target }) => change({ en: target.value })}
                />
              </label>
              <label htmlFor={of("es")}>
                <Trans>In Spanish</Trans>
                <input
                  id={of("es")}
                  lang="es"
                  maxLength={300}
                  value={item.es}
                  onChange={({ target }) => change({ es: target.value })}
                />
              </label>
              <label htmlFor={of("scale")}>
                <Trans>Scale</Trans>
                <select
                  id={of("scale")}
                  value={item.scale}
                  onChange={({ target }) => change({ scale: Number(target.value) })}
                >
                  {scales.map((each, at) => (
                    <option key={each} value={at}>
                      {each}
                    </option>
                  ))}
                </select>
              </label>
              <label htmlFor={of("area")}>
                <Trans>Subject that the law protects</Trans>
                <select
                  id={of("area")}
                  value={item.area}
                  onChange={({ target }) => change({ area: target.value as ProtectedArea | "" })} // of the list
                >
                  <option value="">{t`None of the eight`}</option>
                  {protectedAreas.map((each) => (
                    <option key={each} value={each}>
                      {say(areaWords[each])}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            <div className="custom-marks">
              <label className="check">
                <input
                  type="checkbox"
                  checked={item.isReversed}
                  onChange={({ target }) => change({ isReversed: target.checked })}
                />
                <span>
                  <Trans>The first choice counts most</Trans>
                </span>
              </label>
              {items.length > 1 && (
                <button
                  type="button"
                  className="icon-button custom-acts"
                  aria-label={t`Remove question ${number}`}
                  onClick={() => onChange(items.toSpliced(place, 1))}
                >
                  <X size={18} aria-hidden />
                </button>
              )}
            </div>
          </fieldset>
        );
      })}
      {items.length < most && (
        <p>
          <button type="button" className="button dense" onClick={() => onChange([...items, newItem])}>
            <Plus size={16} aria-hidden /> <Trans>Add a question</Trans>
          </button>
        </p>
      )}
    </div>
  );
}
