interface Props {
  readonly id: string;
  readonly legend: string;
  readonly name: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
}

/** Several of some: boxes under one heading. */
export function Checks({ id, legend, name, choices, chosen }: Props) {
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend className="label">{legend}</legend>
      {choices.map((each) => (
        <label key={each.id} className="check">
          <input type="checkbox" name={name} value={each.id} defaultChecked={chosen.includes(each.id)} />
          <span>{each.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
