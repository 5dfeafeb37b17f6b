import "./popup.css";
import { type ReactNode, useId, useRef, useState } from "react";

interface Props {
  /** What stands on the button. */
  readonly button: ReactNode;
  /** The button's name where its content does not tell it whole. */
  readonly label?: string;
  readonly className?: string;
  readonly isWide?: boolean;
  /** What opens; `close` for what is done in it. Made when it is opened. */
  readonly children: (close: () => void) => ReactNode;
}

const margin = 8;

/** Puts what opened under its button, inside the window; above it where there is more room. */
function place(box: HTMLElement, at: DOMRect): void {
  const { innerWidth, innerHeight } = window;
  const { width, height } = box.getBoundingClientRect();
  const isRtl = getComputedStyle(box).direction === "rtl";
  const wanted = isRtl ? at.right - width : at.left;
  const below = at.bottom + 4;
  const fits = below + height <= innerHeight - margin || at.top < innerHeight - at.bottom;
  box.style.left = `${Math.max(margin, Math.min(wanted, innerWidth - width - margin))}px`;
  box.style.top = `${fits ? Math.min(below, Math.max(margin, innerHeight - height - margin)) : Math.max(margin, at.top - height - 4)}px`;
}

/**
 * A button that opens something beside itself: the platform's popover, so Escape, a press elsewhere, focus and its order are the
 * browser's. Choices in it are plain buttons; the page stays readable behind it.
 */
export function Popup({ button, label, className = "button dense", isWide = false, children }: Props) {
  const id = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        ref={buttonRef}
        className={className}
        popoverTarget={id}
        aria-expanded={isOpen}
        aria-label={label}
      >
        {button}
      </button>
      <div
        id={id}
        ref={box}
        popover="auto"
        className="popup"
        data-wide={isWide || undefined}
        onToggle={({ newState }) => {
          setOpen(newState === "open");
          if (newState === "open" && box.current && buttonRef.current) {
            const at = buttonRef.current.getBoundingClientRect();
            requestAnimationFrame(() => box.current && place(box.current, at));
          }
        }}
      >
        {isOpen && children(() => box.current?.hidePopover())}
      </div>
    </>
  );
}
