import { Trans } from "@lingui/react/macro";
import { commonLanguages, languageName } from "../../kernel/language-name.ts";
import { spoken } from "../language.tsx";
import { Field } from "../shell/Field.tsx";
import { GoalsField } from "./GoalsField.tsx";
import { PeopleField } from "./PeopleField.tsx";
import { StepsField } from "./StepsField.tsx";
import { TextWarning } from "./TextWarning.tsx";
import type { FormField, Written, WrittenPerson, WrittenStep } from "./written.ts";

interface Props {
  readonly id: string;
  readonly field: FormField;
  readonly value: Written[string] | undefined;
  readonly onChange: (value: Written[string]) => void;
  readonly wrong: string | undefined;
  readonly today: string;
  /** Of one's own words: asks about a text that may tell too much. */
  readonly asksTwice?: boolean;
}

/** One field of a form, drawn as what it holds is written. */
export function FormEntry({ id, field, value, onChange, wrong, today, asksTwice }: Props) {
  const { as, label, hint, needs, choices = [] } = field;
  const text = typeof value === "string" ? value : "";
  if (as === "steps")
    return (
      <StepsField id={id} label={label} steps={value as readonly WrittenStep[]} onChange={onChange} today={today} />
    );
  if (as === "people")
    return <PeopleField label={label} people={value as readonly WrittenPerson[]} onChange={onChange} />;
  if (as === "goals") return <GoalsField label={label} topics={value as readonly string[]} onChange={onChange} />;
  if (as === "yes") {
    return (
      <label className="check">
        <input id={id} type="checkbox" checked={value === true} onChange={({ target }) => onChange(target.checked)} />
        <span>{label}</span>
      </label>
    );
  }
  if (as === "choice" || as === "either" || as === "languages") {
    const isOne = as !== "languages";
    const chosen = isOne ? [text] : (value as readonly string[]);
    const offered = isOne
      ? choices
      : languagesFor(chosen).map((code) => ({ value: code, label: languageName(code, spoken()) }));
    return (
      <fieldset className="field choices" aria-describedby={wrong ? `${id}-wrong` : undefined}>
        <legend className="label">{label}</legend>
        {wrong && (
          <p className="wrong" id={`${id}-wrong`}>
            {wrong}
          </p>
        )}
        {offered.map((each, place) => (
          <label key={each.value} className="check">
            <input
              id={place === 0 ? id : undefined}
              type={isOne ? "radio" : "checkbox"}
              name={id}
              checked={chosen.includes(each.value)}
              onChange={({ target }) =>
                onChange(
                  isOne
                    ? each.value
                    : target.checked
                      ? [...chosen, each.value]
                      : chosen.filter((code) => code !== each.value),
                )
              }
            />
            <span>{each.label}</span>
          </label>
        ))}
      </fieldset>
    );
  }
  const said = needs ? (
    label
  ) : (
    <>
      {label}{" "}
      <span className="quiet">
        <Trans>(may stay empty)</Trans>
      </span>
    </>
  );
  const isProse = as === "prose" || as === "lines" || as === "line";
  return (
    <>
      <Field id={id} label={said} hint={hint} wrong={wrong}>
        {(props) =>
          as === "language" ? (
            <select {...props} value={text} onChange={({ target }) => onChange(target.value)}>
              <option value="" />
              {languagesFor(text ? [text] : []).map((code) => (
                <option key={code} value={code}>
                  {languageName(code, spoken())}
                </option>
              ))}
            </select>
          ) : ["line", "date", "number", "named"].includes(as) ? (
            <input
              {...props}
              type={as === "date" ? "date" : "text"}
              inputMode={as === "number" ? "decimal" : undefined}
              maxLength={300}
              autoComplete="off"
              value={text}
              onChange={({ target }) => onChange(target.value)}
            />
          ) : (
            <textarea
              {...props}
              rows={["lines", "titles", "names"].includes(as) ? 3 : 4}
              maxLength={5_000}
              value={text}
              onChange={({ target }) => onChange(target.value)}
            />
          )
        }
      </Field>
      {asksTwice && isProse && <TextWarning text={text} />}
    </>
  );
}

/** Those already said, in whatever way a system wrote them ("es", "spa", "Spanish"), before the common ones that they do not name. */
function languagesFor(said: readonly string[]): string[] {
  const known = new Set(said.flatMap((each) => [each, languageName(each, "en"), languageName(each, spoken())]));
  return [
    ...said,
    ...commonLanguages.filter((code) => ![code, languageName(code, "en")].some((each) => known.has(each))),
  ];
}
