import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Field } from "../../shell/Field.tsx";
import type { Readers } from "./queries.ts";

interface Props {
  readonly id: string;
  readonly label: ReactNode;
  /** Who would read it; without a team its author alone. */
  readonly team: Readers | undefined;
  readonly text: string;
  readonly rows: number;
  readonly wrong?: string | undefined;
  readonly onChange: (text: string) => void;
}

/** The text that only a named few read, with who they are beside it. */
export function RestrictedPart({ id, label, team, text, rows, wrong, onChange }: Props) {
  return (
    <div className="panel note-restricted">
      <Field
        id={id}
        label={label}
        wrong={wrong}
        hint={
          team ? (
            <Trans>Read by you and {team.readers.join(", ")}. Nobody else sees that it is there.</Trans>
          ) : (
            <Trans>No support team works with this learner now: you alone read it. Nobody sees that it is there.</Trans>
          )
        }
      >
        {(props) => (
          <textarea
            {...props}
            rows={rows}
            maxLength={5_000}
            value={text}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </Field>
    </div>
  );
}
