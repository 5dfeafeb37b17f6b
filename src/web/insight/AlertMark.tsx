import "./alert-mark.css";
import { Trans } from "@lingui/react/macro";
import { HeartPulse } from "lucide-react";
import { listing } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";

/** That there is a health alert, beside a name where there is room for no words; who listens hears them, the backpack shows them. */
export function AlertMark({ alerts }: { alerts: readonly string[] }) {
  if (alerts.length === 0) return null;
  const words = listing(alerts, spoken());
  return (
    <span className="alert-mark" title={words}>
      <HeartPulse size={16} aria-hidden />
      <span className="visually-hidden">
        <Trans>Health alert: {words}</Trans>
      </span>
    </span>
  );
}
