import { Trans, useLingui } from "@lingui/react/macro";
import type { Act } from "../../shell/use-acting.ts";
import { GuardianRow } from "./GuardianRow.tsx";
import type { Family } from "./queries.ts";

/** Adults of a learner, with what each may do and since when. */
export function Guardians({ learnerId, family, act }: { learnerId: string; family: Family; act: Act }) {
  const { t } = useLingui();
  return (
    <section className="panel family-panel">
      <h2>
        <Trans>Guardians</Trans>
      </h2>
      <p>
        <Trans>
          Each parent or guardian may read the record, unless a court order, a law or a binding paper takes that away.
          Ask for the paper before you change it.
        </Trans>
      </p>
      {family.guardianships.length === 0 && (
        <p>
          <Trans>No adult is here yet. They come with the next import.</Trans>
        </p>
      )}
      <ul role="list" className="family-list">
        {family.guardianships.map((each) => (
          <li key={each.id}>
            <GuardianRow
              learnerId={learnerId}
              guardianship={each}
              name={family.names.get(each.guardianId) ?? t`Adult without a name here`}
              together={family.guardianships
                .filter(
                  ({ guardianId, householdId }) =>
                    guardianId !== each.guardianId && householdId && householdId === each.householdId,
                )
                .map(({ guardianId }) => family.names.get(guardianId) ?? t`Adult without a name here`)}
              isAlone={family.guardianships.length === 1}
              documents={family.courtDocuments.filter(({ guardianId }) => guardianId === each.guardianId)}
              act={act}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
