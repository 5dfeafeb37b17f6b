import "./copy-line.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";

/** One line to be taken along as it stands: a command, a link. Where the browser gives no clipboard, it is selected. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  const { t } = useLingui();
  const line = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t`Copied`, "polite");
    } catch {
      if (line.current) window.getSelection()?.selectAllChildren(line.current);
      announce(t`Selected. Copy it with the keyboard.`, "polite");
    }
  };
  return (
    <div className="copy-line">
      <code ref={line}>{text}</code>
      <button type="button" className="button dense no-print" onClick={() => void copy()}>
        {isCopied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
        {isCopied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
        <span className="visually-hidden">{label}</span>
      </button>
    </div>
  );
}
