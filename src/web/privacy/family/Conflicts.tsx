import { Trans } from "@lingui/react/macro";
import type { ChoiceColumn } from "../../../privacy/choice-menu.ts";
import type { Act } from "../../shell/use-acting.ts";
import { ConflictForm } from "./ConflictForm.tsx";

interface Props {
  readonly learnerId: string;
  readonly columns: readonly ChoiceColumn[];
  readonly act: Act;
}

/** Cells about which two guardians chose differently. Only a note of the office ends the pause; it takes no side. */
export function Conflicts({ learnerId, columns, act }: Props) {
  const paused = columns.flatMap((column) =>
    column.cells.filter((cell) => cell.paused).map((cell) => ({ column, cell })),
  );
  return (
    <section className="panel family-panel">
      <h2>
        <Trans>Choices that wait</Trans>
      </h2>
      {paused.length === 0 ? (
        <p>
          <Trans>
            None. When two guardians choose differently within 14 days, it stands here until you have spoken with both.
          </Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>
              Two guardians chose differently within 14 days. Until you end it, the smaller choice stands. Speak with
              both. After your note, the choices of both count again, and the smaller one still wins.
            </Trans>
          </p>
          <ul role="list" className="family-list">
            {paused.map(({ column, cell }) => (
              <li key={`${column.target} ${cell.category}`}>
                <ConflictForm learnerId={learnerId} column={column} cell={cell} act={act} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
