import { Trans, useLingui } from "@lingui/react/macro";
import { CopyLine } from "./CopyLine.tsx";

/** How a bundle comes in: by a command on the machine that runs Daypack, which shows how far it is. */
export function ImportCommand() {
  const { t } = useLingui();
  return (
    <>
      <p>
        <Trans>
          On the machine that runs Daypack, give it the export of your student system: OneRoster CSV, School Data Sync
          CSV or Ed-Fi XML, as a folder, a zip or a file.
        </Trans>
      </p>
      <CopyLine text="npm run daypack -- import PATH" label={t`the command that imports`} />
      <p className="quiet">
        <Trans>
          PATH is where the export is. Give the command the settings that the server has. It stores all of a bundle or
          nothing, and the same bundle again changes nothing.
        </Trans>
      </p>
    </>
  );
}
