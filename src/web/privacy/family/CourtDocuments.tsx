import { Trans } from "@lingui/react/macro";
import type { Act } from "../../shell/use-acting.ts";
import { CourtDocumentRow } from "./CourtDocumentRow.tsx";
import { CourtForm } from "./CourtForm.tsx";
import type { Family } from "./queries.ts";

/** What courts said of adults: entered by one person, confirmed and lifted by another. */
export function CourtDocuments({ learnerId, family, act }: { learnerId: string; family: Family; act: Act }) {
  return (
    <section className="panel family-panel">
      <h2>
        <Trans>Court documents</Trans>
      </h2>
      <p>
        <Trans>
          What a document forbids holds as soon as it is entered, from its date. A second person confirms it, and two
          people lift it. The review date reminds you; nothing comes back by itself.
        </Trans>
      </p>
      <ul role="list" className="family-list">
        {family.courtDocuments.map((document) => (
          <li key={document.id}>
            <CourtDocumentRow
              learnerId={learnerId}
              document={document}
              name={family.names.get(document.guardianId)}
              act={act}
            />
          </li>
        ))}
      </ul>
      {family.guardianships.length > 0 && (
        <details className="no-print">
          <summary>
            <Trans>Enter a court document</Trans>
          </summary>
          <CourtForm learnerId={learnerId} family={family} act={act} />
        </details>
      )}
    </section>
  );
}
