import { Trans } from "@lingui/react/macro";
import { Face } from "../../shell/Face.tsx";
import { Sheet } from "../../shell/Sheet.tsx";

interface Props {
  readonly name: string;
  readonly readers: readonly string[];
  readonly text: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks once more before a restricted note: about whom it is, and who will read it, by name (studentinsights#1186). */
export function ConfirmRestricted({ name, readers, text, onYes, onNo }: Props) {
  return (
    <Sheet title={<Trans>Is this about {name}?</Trans>} onClose={onNo}>
      <div className="note-banner">
        <Face name={name} size={72} />
        <p className="note-name">{name}</p>
      </div>
      <blockquote className="note-text">{text}</blockquote>
      <p>
        <Trans>These people will read the restricted part:</Trans>
      </p>
      <ul className="note-readers">
        <li>
          <Trans>You</Trans>
        </li>
        {readers.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <div className="write-acts">
        <button type="button" className="button filled" onClick={onYes}>
          <Trans>Yes, this is about {name}</Trans>
        </button>
        <button type="button" className="button" onClick={onNo}>
          <Trans>No, go back</Trans>
        </button>
      </div>
    </Sheet>
  );
}
