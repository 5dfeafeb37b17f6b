import { CircleCheck, CircleDashed, CircleSlash, Hourglass, ListChecks, type LucideIcon } from "lucide-react";
import type { AgreementState } from "../../privacy/agreement.ts";
import { useStateWords } from "./words.ts";

const icons: Readonly<Record<AgreementState, LucideIcon>> = {
  draft: CircleDashed,
  vetting: ListChecks,
  active: CircleCheck,
  ending: Hourglass,
  ended: CircleSlash,
};

/** Where an agreement stands, by a word and a sign. */
export function StateMark({ state }: { state: AgreementState }) {
  const words = useStateWords();
  const Icon = icons[state];
  return (
    <span className="state-mark" data-state={state}>
      <Icon size={18} aria-hidden /> {words[state]}
    </span>
  );
}
