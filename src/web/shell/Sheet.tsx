import "./sheet.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from "react";

interface Props {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** More about what is on the page, over it: the platform's own dialog, closed by Escape, by its button, or beside it. */
export function Sheet({ title, onClose, children }: Props) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const closeBeside = (event: SyntheticEvent) => {
    if (event.target === dialog.current) dialog.current?.close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the platform's; a click beside is for the mouse
    <dialog className="sheet" ref={dialog} aria-labelledby={heading} onClose={onClose} onClick={closeBeside}>
      <div className="sheet-body">
        <header className="sheet-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="icon-button" aria-label={t`Close`} onClick={() => dialog.current?.close()}>
            <X size={20} aria-hidden />
          </button>
        </header>
        {children}
        <p className="visually-hidden">
          <Trans>Escape closes this.</Trans>
        </p>
      </div>
    </dialog>
  );
}
