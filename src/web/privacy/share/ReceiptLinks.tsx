import { Trans } from "@lingui/react/macro";
import { spoken } from "../../language.tsx";

/** The receipt of a consent, for reading and for paper. */
export function ReceiptLinks({ learnerId, consentId }: { learnerId: string; consentId: string }) {
  const address = `/api/v1/learners/${learnerId}/consents/${consentId}/receipt`;
  return (
    <p className="no-print receipt-links">
      <a className="link" href={`${address}.pdf?language=${spoken()}`} download>
        <Trans>Receipt (PDF)</Trans>
      </a>
      <a className="link" href={`${address}.html?language=${spoken()}`} download>
        <Trans>Receipt (page)</Trans>
      </a>
    </p>
  );
}
