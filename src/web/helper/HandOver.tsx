import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { CopyLine } from "../server/CopyLine.tsx";
import { QrCode } from "./QrCode.tsx";

/** A one-time link to be handed to somebody: as text, and as a square for their telephone. It is shown this once. */
export function HandOver({ path, name }: { path: string; name: string }) {
  const { t } = useLingui();
  const link = window.location.origin + path;
  const words = useRef<HTMLParagraphElement>(null);
  // The form that was sent is gone: who listens goes on here.
  useEffect(() => words.current?.focus(), []);
  return (
    <div className="hand-over">
      <p ref={words} tabIndex={-1}>
        <Trans>
          Give this link to <bdi>{name}</bdi>. It works once, for 14 days, and is shown only now.
        </Trans>
      </p>
      <QrCode text={link} label={t`The link as a square to scan`} />
      <CopyLine text={link} label={t`the link`} />
    </div>
  );
}
