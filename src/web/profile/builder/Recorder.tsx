import { Trans, useLingui } from "@lingui/react/macro";
import { Mic, Square, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { FileRef } from "../../../entry/file-ref.ts";
import { useUploads } from "../use-uploads.ts";

/** As long as a name takes, with room for a long one. */
const longestMs = 10_000;

interface Props {
  readonly clip: FileRef | undefined;
  readonly onChange: (clip: FileRef | undefined) => void;
}

/** Records a name: press, say it, press again. It is sent at once and kept with the page. */
export function Recorder({ clip, onChange }: Props) {
  const { t } = useLingui();
  const [recorder, setRecorder] = useState<MediaRecorder>();
  const [wrong, setWrong] = useState<string>();
  const { all, add, drop } = useUploads(clip ? [clip] : []);
  const told = useRef(onChange);
  told.current = onChange;
  const newest = all.at(-1);
  useEffect(() => told.current(newest?.file), [newest?.file]);
  useEffect(() => () => recorder?.stream.getTracks().forEach((track) => void track.stop()), [recorder]);

  const start = async () => {
    setWrong(undefined);
    const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => undefined);
    if (!stream) return setWrong(t`There is no microphone here, or it was not allowed. It may stay empty.`);
    const made = new MediaRecorder(stream);
    const parts: Blob[] = [];
    made.ondataavailable = ({ data }) => parts.push(data);
    made.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      setRecorder(undefined);
      for (const { key } of all) drop(key);
      const type = made.mimeType.split(";")[0] ?? "audio/webm";
      void add([new File(parts, type === "audio/mp4" ? "name.m4a" : "name.webm", { type })]);
    };
    made.start();
    setRecorder(made);
    setTimeout(() => made.state === "recording" && made.stop(), longestMs);
  };

  return (
    <fieldset className="field">
      <legend className="label">
        <Trans>The name in your own voice</Trans>
      </legend>
      <div className="make-acts">
        {recorder ? (
          <button type="button" className="button filled" onClick={() => recorder.stop()}>
            <Square size={18} aria-hidden /> <Trans context="of a recording">Stop</Trans>
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void start()}>
            <Mic size={18} aria-hidden /> {newest?.file ? <Trans>Record again</Trans> : <Trans>Record</Trans>}
          </button>
        )}
        {newest && !recorder && (
          <button type="button" className="button dense" onClick={() => drop(newest.key)}>
            <Trash2 size={16} aria-hidden /> <Trans>Remove</Trans>
          </button>
        )}
        <span className="quiet" role="status">
          {recorder && t`Recording. Say the name.`}
          {!recorder && newest?.state === "ready" && t`Recorded.`}
          {!recorder && (newest?.state === "sending" || newest?.state === "checking") && t`Being sent…`}
          {wrong ?? newest?.words}
        </span>
      </div>
    </fieldset>
  );
}
