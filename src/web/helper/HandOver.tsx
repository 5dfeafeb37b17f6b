import { Trans, useLingui } from "@lingui/react/macro";
import { CopyLine } from "../server/CopyLine.tsx";
import { QrCode } from "./QrCode.tsx";

/** A one-time link to be handed to somebody: as text, and as a square for their telephone. It is shown this once. */
export function HandOver({ path, name }: { path: string; name: string }) {
  const { t } = useLingui();
  const link = window.location.origin + path;
  return (
    <div className="hand-over">
      <p>
        <Trans>
          Give this link to <bdi>{name}</bdi>. It works once, for 14 days, and is shown only now.
        </Trans>
      </p>
      <QrCode text={link} label={t`The link as a square to scan`} />
      <CopyLine text={link} label={t`the link`} />
    </div>
  );
}
