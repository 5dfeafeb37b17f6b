import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { Download as DownloadIcon } from "lucide-react";
import { useState } from "react";
import { api, reasonOf } from "../api.ts";
import type { Child } from "../shell/children.ts";
import { saveFile } from "../shell/save-file.ts";

/** Everything that is open to the reader, as one file. It is in the log like every look. */
export function Download({ child: { id, name } }: { child: Child }) {
  const { t } = useLingui();
  const [state, setState] = useState<"ready" | "busy" | "saved" | { readonly wrong: string }>("ready");
  const save = async () => {
    setState("busy");
    try {
      const copy = await api.get<unknown>(`/learners/${id}/export`, "export");
      const file = (name ?? "backpack").toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
      saveFile(`${file}.json`, "application/json", JSON.stringify(copy, null, 2));
      setState("saved");
      announce(t`The file is saved on this device.`);
    } catch (error) {
      setState({ wrong: reasonOf(error) });
    }
  };
  return (
    <section className="panel my-data-panel no-print">
      <h2>
        <Trans>Take it with you</Trans>
      </h2>
      <p>
        <Trans>One file with every item, who said it and when, what was corrected, every choice, and who looked.</Trans>
      </p>
      <button type="button" className="button filled" aria-disabled={state === "busy"} onClick={() => void save()}>
        <DownloadIcon size={18} aria-hidden />
        <Trans>Download all (JSON)</Trans>
      </button>
      {state === "saved" && (
        <p className="notice saved">
          <Trans>The file is saved on this device. On a shared computer, move it and delete it there.</Trans>
        </p>
      )}
      {typeof state === "object" && (
        <p className="notice error" role="alert">
          {state.wrong}
        </p>
      )}
    </section>
  );
}
