import { Trans } from "@lingui/react/macro";
import { useId } from "react";
import { categoryWords } from "../../privacy/category.ts";
import { levels, levelWords, storedOf } from "../../privacy/level.ts";
import type { Shares } from "../../privacy/program.ts";
import { say } from "../language.tsx";

interface Props {
  readonly shares: Shares;
  /** What the school allows for helpers. */
  readonly atMost: Shares;
  readonly onChange: (shares: Shares) => void;
}

/** How much a helper may see, category by category, within what the school allows. */
export function ShareFields({ shares, atMost, onChange }: Props) {
  const id = useId();
  return (
    <fieldset className="share-list">
      <legend className="label">
        <strong>
          <Trans>What they may see</Trans>
        </strong>
      </legend>
      {atMost.map(({ category, level: most }) => {
        const chosen = shares.find((each) => each.category === category)?.level ?? "hidden";
        return (
          <label key={category} htmlFor={`${id}-${category}`}>
            {say(categoryWords[category].title)}
            <select
              id={`${id}-${category}`}
              value={chosen}
              onChange={({ target }) => {
                const level = levels.find((each) => each === target.value) ?? "hidden";
                onChange([...shares.filter((each) => each.category !== category), { category, level }]);
              }}
            >
              {levels
                .filter((each) => storedOf(each) <= storedOf(most))
                .map((each) => (
                  <option key={each} value={each}>
                    {say(levelWords[each].word)}
                  </option>
                ))}
            </select>
          </label>
        );
      })}
    </fieldset>
  );
}
