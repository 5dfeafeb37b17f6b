import "./lock-mark.css";
import { useLingui } from "@lingui/react/macro";
import { Building2, type LucideIcon, Scale, Users } from "lucide-react";
import type { Lock } from "../../privacy/pack.ts";

const icons: Readonly<Record<Lock, LucideIcon>> = { school: Building2, law: Scale, family: Users };

interface Props {
  readonly lock: Lock;
  /** All its words, where there is room. */
  readonly isFull?: boolean;
  /** The cell, for who hears it. */
  readonly about?: string;
  readonly onWhy?: (mark: HTMLElement) => void;
}

/**
 * Who set a level that the reader cannot move: the school, the law, or, to a learner, the family. A button where `onWhy` is
 * given: it opens who, why, which rule, what one can still choose and how to object.
 */
export function LockMark({ lock, isFull = false, about, onWhy }: Props) {
  const { t } = useLingui();
  const Icon = icons[lock];
  const word = { school: t`School`, law: t`Law`, family: t`Family` }[lock];
  const full = { school: t`Set by school`, law: t`By law`, family: t`Your family decides` }[lock];
  if (!onWhy) {
    return (
      <span className="lock-mark" data-lock={lock}>
        <Icon size={15} strokeWidth={1.7} aria-hidden />
        {isFull ? full : <span aria-hidden>{word}</span>}
        {!isFull && <span className="visually-hidden">{full}</span>}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="lock-mark"
      data-lock={lock}
      aria-label={about ? t`${full}. Why? ${about}` : t`${full}. Why?`}
      aria-haspopup="dialog"
      onClick={(event) => onWhy(event.currentTarget)}
    >
      <Icon size={15} strokeWidth={1.7} aria-hidden />
      <span className="lock-word">{word}</span>
    </button>
  );
}
