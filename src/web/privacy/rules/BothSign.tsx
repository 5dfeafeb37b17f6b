import { Trans } from "@lingui/react/macro";
import { listing } from "../../../kernel/words.ts";
import { type Category, categoryWords } from "../../../privacy/category.ts";
import { say, spoken } from "../../language.tsx";

interface Props {
  readonly categories: readonly Category[];
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Whether the district wants the word of two guardians before more of what is sensitive is shown. */
export function BothSign({ categories, isOn, onChange }: Props) {
  const parts = listing(
    categories.map((category) => say(categoryWords[category].title)),
    spoken(),
  );
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Both guardians</Trans>
      </h2>
      <label className="rules-both">
        <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
        <span>
          <Trans>Sensitive parts are shared only when both guardians say yes: {parts}.</Trans>
        </span>
      </label>
      <p className="quiet">
        <Trans>
          Where two decide. Either one stops it alone. Whom a court keeps away is not asked, and a learner of age
          decides alone.
        </Trans>
      </p>
    </section>
  );
}
