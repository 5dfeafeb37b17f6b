import { Trans, useLingui } from "@lingui/react/macro";
import type { Column } from "./mapping.ts";
import { useMeaningWords } from "./meaning-words.ts";

/** What each text of a column means, where only some words are known. */
export function ValueMeanings({
  column,
  meanings,
  onChange,
}: {
  column: Column;
  meanings: readonly string[];
  onChange: (next: Column) => void;
}) {
  const { t } = useLingui();
  const wordOf = useMeaningWords();
  const set = (text: string, meaning: string) => {
    const { [text]: _, ...others } = column.values ?? {};
    onChange({ ...column, values: meaning === "" ? others : { ...others, [text]: meaning } });
  };
  const meaningOf = (text: string) => column.values?.[text] ?? meanings.find((each) => each === text) ?? "";
  return (
    <fieldset className="map-meanings">
      <legend>
        <Trans>What the texts in it mean</Trans>
      </legend>
      {column.texts.map((text) => (
        <label key={text}>
          <code>{text}</code>
          <select value={meaningOf(text)} onChange={(event) => set(text, event.target.value)}>
            <option value="">{t`Do not keep it`}</option>
            {meanings.map((each) => (
              <option key={each} value={each}>
                {wordOf(each)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
