import "./lock-mark.css";
import { useLingui } from "@lingui/react/macro";
import { Building2, type LucideIcon, Scale, Users } from "lucide-react";
import type { Lock } from "../../privacy/pack.ts";

const icons: Readonly<Record<Lock, LucideIcon>> = { school: Building2, law: Scale, family: Users };

/**
 * Who set a level that the reader cannot move: the school, the law, or, to a learner, the family. A button where `onWhy` is
 * given: it opens who, why, which rule, what one can still choose and how to object. `about` names the cell for who hears it.
 */
export function LockMark({ lock, about, onWhy }: { lock: Lock; about?: string; onWhy?: (mark: HTMLElement) => void }) {
  const { t } = useLingui();
  const Icon = icons[lock];
  const word = { school: t`School`, law: t`Law`, family: t`Family` }[lock];
  const full = { school: t`Set by school`, law: t`By law`, family: t`Your family decides` }[lock];
  if (!onWhy) {
    return (
      <span className="lock-mark" data-lock={lock}>
        <Icon size={16} strokeWidth={1.7} aria-hidden />
        <span aria-hidden>{word}</span>
        <span className="visually-hidden">{full}</span>
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
      <Icon size={16} strokeWidth={1.7} aria-hidden />
      <span className="lock-word">{word}</span>
    </button>
  );
}
