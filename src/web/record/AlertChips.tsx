import "./health.css";
import { useLingui } from "@lingui/react/macro";
import { HeartPulse } from "lucide-react";
import { healthAlert } from "../../record/health-alert.ts";
import { statusOf, type View } from "../entry/open.ts";

/** What everybody near must know, beside the name, as far as it is open. */
export function AlertChips({ view }: { view: View }) {
  const { t } = useLingui();
  const alerts = statusOf(view, healthAlert) ?? [];
  if (alerts.length === 0) return null;
  return (
    <ul role="list" className="alert-chips" aria-label={t`Health alerts`}>
      {alerts.map((alert) => (
        <li key={alert} className="alert-chip">
          <HeartPulse size={16} aria-hidden /> {alert}
        </li>
      ))}
    </ul>
  );
}
