import "./level-menu.css";
import { type ReactNode, useEffect, useRef } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Popover } from "react-aria-components/Popover";
import { Sheet } from "../shell/Sheet.tsx";
import { useNarrow } from "../shell/use-narrow.ts";
import { LevelList, type LevelListProps } from "./LevelList.tsx";

interface Props extends LevelListProps {
  /** The cell it belongs to: where it stands beside, and where focus returns. */
  readonly anchor: HTMLElement;
  readonly title: string;
  /** Who reads it: "Seen by Eastside Club:". */
  readonly reader: string;
  /** What stands against the reader's own choice: another guardian's smaller one, or a pause. */
  readonly note?: ReactNode;
  readonly onClose: () => void;
}

/** The level menu: beside its cell on a desk, a sheet from below on a phone. */
export function LevelMenu({ anchor, title, reader, note, onClose, ...list }: Props) {
  const isNarrow = useNarrow();
  const trigger = useRef<HTMLElement>(anchor);
  trigger.current = anchor;
  useEffect(() => () => void requestAnimationFrame(() => anchor.focus()), [anchor]);
  const body = (
    <>
      {note && <div className="level-note">{note}</div>}
      <LevelList {...list} />
    </>
  );
  if (isNarrow) {
    return (
      <Sheet title={title} onClose={onClose}>
        <p className="level-reader">{reader}</p>
        {body}
      </Sheet>
    );
  }
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom start"
      className="level-menu"
    >
      <Dialog>
        <div className="level-head">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <span className="level-reader">{reader}</span>
        </div>
        {body}
      </Dialog>
    </Popover>
  );
}
