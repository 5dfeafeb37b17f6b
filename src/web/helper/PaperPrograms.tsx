import "./helper.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import type { Family } from "../privacy/family/queries.ts";
import { Papers } from "../privacy/safety/Papers.tsx";
import type { Act } from "../shell/use-acting.ts";
import { PaperJoinForm } from "./PaperJoinForm.tsx";
import { paperProgramsQuery } from "./queries.ts";

interface Props {
  readonly learnerId: string;
  readonly family: Family;
  readonly act: Act;
}

/** For the office: programs that a family let in by a paper it signed there, with the paper, and writing down another one. */
export function PaperPrograms({ learnerId, family, act }: Props) {
  const { t } = useLingui();
  const { data: view } = useQuery(paperProgramsQuery(learnerId));
  const day = (on: string) => dateInWords(on, spoken(), "medium");
  return (
    <section className="panel family-panel">
      <h2>
        <Trans>Programs joined by a signed paper</Trans>
      </h2>
      <p>
        <Trans>
          Where a family signed at an after-school program. Everybody who decides is told, and ends it like any other.
        </Trans>
      </p>
      {view && view.items.length > 0 && (
        <ul role="list" className="family-list">
          {view.items.map(({ programId, name, signedOn, signedBy, endsOn, isOpen }) => (
            <li key={programId}>
              <h3>
                <bdi>{name}</bdi>
              </h3>
              <p className="quiet">
                {[
                  signedBy === "learner"
                    ? t`Signed by the learner on ${day(signedOn)}`
                    : t`Signed by a guardian on ${day(signedOn)}`,
                  isOpen ? endsOn && t`open until ${day(endsOn)}` : t`over`,
                ]
                  .filter(Boolean)
                  .join(", ")}
              </p>
              <Papers learnerId={learnerId} about={programId} act={act} />
            </li>
          ))}
        </ul>
      )}
      {view && (
        <details className="no-print">
          <summary>
            <Trans>Enter a paper that was signed at a program</Trans>
          </summary>
          <PaperJoinForm learnerId={learnerId} family={family} atMost={view.atMost} act={act} />
        </details>
      )}
    </section>
  );
}
