import { Trans } from "@lingui/react/macro";
import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { sensitiveIn } from "../../profile/sensitive.ts";

interface Props {
  readonly text: string;
  /** What to do about it; without one it only says so. */
  readonly children?: ReactNode;
}

/**
 * Beside a free text that may tell of health, papers or trouble at home: that it is the writer's to tell or not. It looks at the
 * words here on the page alone, stops nobody, and says nothing where there is nothing.
 */
export function TextWarning({ text, children }: Props) {
  const topics = sensitiveIn(text);
  return (
    <div className="text-warning" aria-live="polite">
      {topics.length > 0 && (
        <div className="notice">
          <ShieldCheck size={18} aria-hidden />
          <div>
            <p>
              {topics.includes("health") && <Trans>This may tell about health.</Trans>}{" "}
              {topics.includes("immigration") && <Trans>This may tell about papers or where a family came from.</Trans>}{" "}
              {topics.includes("family") && <Trans>This may tell about trouble at home.</Trans>}{" "}
              <Trans>People at school may read it here. It never has to be told.</Trans>
            </p>
            {children}
          </div>
        </div>
      )}
    </div>
  );
}
