import { type ReactNode, useId } from "react";

/** What the element of a field takes. */
export interface FieldProps {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

interface Props {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** How to mend it: the words of the summary, beside the field. */
  readonly wrong?: string | undefined;
  readonly children: (props: FieldProps) => ReactNode;
}

/** A label, its element, what helps to fill it in, and how to mend it. */
export function Field({ id, label, hint, wrong, children }: Props) {
  const ids = { hint: useId(), wrong: useId() };
  const about = [wrong && ids.wrong, hint && ids.hint].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="quiet" id={ids.hint}>
          {hint}
        </p>
      )}
      {wrong && (
        <p className="wrong" id={ids.wrong}>
          {wrong}
        </p>
      )}
      {children({ id, ...(about && { "aria-describedby": about }), ...(wrong && { "aria-invalid": true }) })}
    </div>
  );
}
