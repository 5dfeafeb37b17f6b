import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { Download as DownloadIcon } from "lucide-react";
import { useState } from "react";
import { api, reasonOf } from "../api.ts";
import { spoken } from "../language.tsx";
import type { Child } from "../shell/children.ts";
import { saveFile } from "../shell/save-file.ts";

/** The forms of a copy, the one for people first. */
const forms = ["pdf", "html", "json"] as const;
type Form = (typeof forms)[number];

/** Everything that is open to the reader, as one file. It is in the log like every look. */
export function Download({ child: { id, name } }: { child: Child }) {
  const { t } = useLingui();
  const [state, setState] = useState<"ready" | { readonly busy: Form } | "saved" | { readonly wrong: string }>("ready");
  const busy = typeof state === "object" && "busy" in state ? state.busy : undefined;
  const words: Readonly<Record<Form, { does: string; is: string }>> = {
    pdf: { does: t`Download all (PDF)`, is: t`For reading and printing.` },
    html: { does: t`Download all (HTML)`, is: t`For reading on any device, larger or read aloud.` },
    json: { does: t`Download all (JSON)`, is: t`For another system: every single look is in it too.` },
  };
  const save = async (form: Form) => {
    if (busy) return;
    setState({ busy: form });
    try {
      const path = `/learners/${id}/export`;
      const copy = await api.file(form === "json" ? path : `${path}.${form}?language=${spoken()}`);
      const title = (name ?? "backpack").toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
      saveFile(`${title}.${form}`, copy);
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
      <ul role="list" className="forms">
        {forms.map((form) => (
          <li key={form}>
            <button
              type="button"
              className={form === "pdf" ? "button filled" : "button"}
              aria-disabled={busy !== undefined}
              onClick={() => void save(form)}
            >
              <DownloadIcon size={18} aria-hidden />
              {busy === form ? <Trans>Getting it ready…</Trans> : words[form].does}
            </button>
            <span className="quiet">{words[form].is}</span>
          </li>
        ))}
        <li>
          {/* The browser saves it as it comes: films have gigabytes, and a page would hold them in memory. */}
          <a className="button" href={`/api/v1/learners/${id}/export.zip`} download>
            <DownloadIcon size={18} aria-hidden /> <Trans>Download all with files (ZIP)</Trans>
          </a>
          <span className="quiet">
            <Trans>Every photo, recording and document too.</Trans>
          </span>
        </li>
      </ul>
      {state === "saved" && (
        <p className="notice saved">
          <Trans>The file is saved on this device. On a shared computer, move it and delete it there.</Trans>
        </p>
      )}
      {typeof state === "object" && "wrong" in state && (
        <p className="notice error" role="alert">
          {state.wrong}
        </p>
      )}
    </section>
  );
}
