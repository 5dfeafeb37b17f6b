import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { dateInWords } from "../../../kernel/words.ts";
import { QrCode } from "../../helper/QrCode.tsx";
import { spoken } from "../../language.tsx";
import { CopyLine } from "../../server/CopyLine.tsx";
import type { Made } from "./NewLink.tsx";

/** The link to hand over, as text and as a square for a telephone. It is shown this once. */
export function MadeLink({ made: { to, url, endsOn, waitsForSecond }, childId }: { made: Made; childId: string }) {
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that was sent is gone: who listens goes on here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel share-card share-made">
      <h2 ref={heading} tabIndex={-1}>
        <Trans>
          The link for <bdi>{to}</bdi>
        </Trans>
      </h2>
      <p>
        <Trans>
          It works until {dateInWords(endsOn, spoken())} and is shown only now. Send it, or let them scan it.
        </Trans>
      </p>
      {waitsForSecond && (
        <p className="notice">
          <Trans>It shows sensitive parts, so it opens once the other guardian has signed too. They were told.</Trans>
        </p>
      )}
      <QrCode text={url} label={t`The link as a square to scan`} />
      <CopyLine text={url} label={t`the link`} />
      <p className="no-print">
        <Link to="/sharing" search={{ child: childId }} className="button">
          <Trans>Done</Trans>
        </Link>
      </p>
    </section>
  );
}
