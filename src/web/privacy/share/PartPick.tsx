import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { isLevel, levelWords } from "../../../privacy/level.ts";
import { say, spoken } from "../../language.tsx";
import { partWords } from "../part-words.ts";
import { entryLine } from "../saying.ts";
import { type Chosen, type Offer, withItem, withLevel } from "./chosen.ts";

interface Props {
  readonly offer: Offer;
  readonly chosen: Chosen;
  readonly onChange: (next: Chosen) => void;
}

/** One part of the list before it is sent: as a whole by level, or single items of it. */
export function PartPick({ offer, chosen, onChange }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { slice, levels, items } = offer;
  const level = chosen.parts.find((part) => part.slice === slice)?.level ?? "hidden";
  const picked = items.filter((item) => chosen.entryIds.includes(item.id));
  return (
    <div>
      <div className="share-part">
        <label htmlFor={id}>{say(partWords[slice])}</label>
        <select
          id={id}
          value={level}
          onChange={({ target }) => isLevel(target.value) && onChange(withLevel(chosen, slice, target.value))}
        >
          {levels.map((each) => (
            <option key={each} value={each}>
              {each === "hidden" && picked.length > 0
                ? t`Only what is ticked`
                : each === "detail" && items.length > 0
                  ? t`All in details, new ones too`
                  : say(levelWords[each].word)}
            </option>
          ))}
        </select>
      </div>
      {items.length > 0 && level !== "detail" && (
        <details open={picked.length > 0 && items.length <= 12}>
          <summary>
            <Plural value={picked.length} one="# item ticked" other="# items ticked" /> <Trans>of {items.length}</Trans>
          </summary>
          <ul className="share-items">
            {items.map((item) => (
              <li key={item.id}>
                <label className="share-check">
                  <input
                    type="checkbox"
                    checked={chosen.entryIds.includes(item.id)}
                    onChange={({ target }) => onChange(withItem(chosen, item.id, target.checked))}
                  />
                  <span>{entryLine(item, spoken())}</span>
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
