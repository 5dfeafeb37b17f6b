import { Trans } from "@lingui/react/macro";
import { Plus } from "lucide-react";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
  /** Ready words, to be taken by a tick. */
  readonly choices?: readonly string[];
}

/** As many as a page of the profile holds of one thing. */
const most = 10;

/** Some single lines, each in a field of its own: on a telephone nobody hunts for the key that begins a new line. */
export function LinesField({ id, label, lines, onChange, choices = [] }: Props) {
  const own = lines.filter((line) => !choices.includes(line));
  const shown = own.length === 0 ? [""] : own;
  const chosen = lines.filter((line) => choices.includes(line));
  const put = (next: readonly string[]) => onChange([...chosen, ...next]);
  return (
    <fieldset className="field lines-field">
      <legend className="label">{label}</legend>
      {choices.length > 0 && (
        <div className="make-choices">
          {choices.map((choice) => (
            <label key={choice} className="check">
              <input
                type="checkbox"
                checked={chosen.includes(choice)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...lines, choice] : lines.filter((line) => line !== choice))
                }
              />
              <span>{choice}</span>
            </label>
          ))}
        </div>
      )}
      {shown.map((line, place) => (
        <input
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place as long as it is typed
          key={place}
          id={place === 0 ? id : `${id}-${place}`}
          aria-label={place === 0 ? label : `${label} ${place + 1}`}
          maxLength={300}
          autoComplete="off"
          value={line}
          onChange={({ target }) => put(shown.map((each, at) => (at === place ? target.value : each)))}
        />
      ))}
      {lines.length < most && (
        <button type="button" className="button dense" onClick={() => put([...shown, ""])}>
          <Plus size={16} aria-hidden /> <Trans>One more</Trans>
        </button>
      )}
    </fieldset>
  );
}
