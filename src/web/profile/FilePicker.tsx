import "./file-picker.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Camera, FileText, Paperclip, RotateCw, X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { FileRef } from "../../entry/file-ref.ts";
import { type Sending, useUploads } from "./use-uploads.ts";

interface Props {
  readonly id: string;
  readonly label: string;
  /** Files that are there when it opens. */
  readonly files: readonly FileRef[];
  /** Told each time: the files that are ready, and whether others are still on their way. */
  readonly onChange: (files: readonly FileRef[], isBusy: boolean) => void;
  /** What the device offers first, as an input's `accept`. The server decides by the bytes. */
  readonly accept?: string;
  readonly most?: number;
  /** Also offers the camera of a phone. */
  readonly camera?: boolean;
}

/** What a person may send unless a form says otherwise. */
const usual = "image/*,audio/*,video/*,application/pdf,text/plain,.docx,.xlsx,.pptx,.odt,.ods,.odp";

/** Choosing files for a form and sending them at once, with how far each is. A form names them by `FileRef`. */
export function FilePicker({ id, label, files, onChange, accept = usual, most = 10, camera = false }: Props) {
  const { t } = useLingui();
  const { all, add, drop, again } = useUploads(files);
  const told = useRef(onChange);
  told.current = onChange;
  useEffect(() => {
    const isBusy = all.some(({ state }) => state === "sending" || state === "checking");
    told.current(
      all.flatMap(({ file }) => file ?? []),
      isBusy,
    );
  }, [all]);
  const take = (input: HTMLInputElement) => {
    void add([...(input.files ?? [])].slice(0, most - all.length));
    input.value = "";
  };
  const isFull = all.length >= most;
  return (
    <fieldset className="field file-picker">
      <legend className="label">{label}</legend>
      {all.length > 0 && (
        <ul role="list" className="file-rows">
          {all.map((each) => (
            <SendingRow key={each.key} sending={each} onDrop={() => drop(each.key)} onAgain={() => again(each.key)} />
          ))}
        </ul>
      )}
      {!isFull && (
        <div className="file-acts">
          {camera && (
            <label className="button file-button only-touch">
              <Camera size={18} aria-hidden /> <Trans>Take a photo</Trans>
              <input
                type="file"
                className="visually-hidden"
                accept="image/*"
                capture="environment"
                onChange={({ target }) => take(target)}
              />
            </label>
          )}
          <label className="button file-button">
            <Paperclip size={18} aria-hidden /> {most > 1 ? t`Choose files` : t`Choose a file`}
            <input
              id={id}
              type="file"
              className="visually-hidden"
              accept={accept}
              multiple={most > 1}
              onChange={({ target }) => take(target)}
            />
          </label>
        </div>
      )}
      <p className="quiet">
        <Trans>Where a photo was taken is removed before it is kept.</Trans>
      </p>
    </fieldset>
  );
}

function SendingRow({ sending, onDrop, onAgain }: { sending: Sending; onDrop: () => void; onAgain: () => void }) {
  const { t } = useLingui();
  const { name, picture, state, share, words } = sending;
  const percent = Math.round(share * 100);
  return (
    <li className="file-row" data-state={state}>
      {picture ? <img src={picture} alt="" /> : <FileText size={28} aria-hidden />}
      <div>
        <span className="row-title">{name}</span>
        {state === "sending" && <progress aria-label={t`Sending ${name}`} value={percent} max={100} />}
        <span className={state === "refused" || state === "stopped" ? "wrong" : "quiet"} role="status">
          {state === "sending" && t`${percent} %`}
          {state === "checking" && t`Being checked…`}
          {state === "ready" && t`Ready`}
          {words}
        </span>
      </div>
      {state === "stopped" && (
        <button type="button" className="button dense" onClick={onAgain}>
          <RotateCw size={16} aria-hidden /> <Trans>Go on</Trans>
        </button>
      )}
      <button type="button" className="icon-button" aria-label={t`Remove ${name}`} onClick={onDrop}>
        <X size={18} aria-hidden />
      </button>
    </li>
  );
}
