import { Trans, useLingui } from "@lingui/react/macro";
import { HeartPulse } from "lucide-react";
import { holdsOn } from "../../entry/kind.ts";
import { dateInWords } from "../../kernel/words.ts";
import { emergencyPlan } from "../../record/emergency-plan.ts";
import { healthAlert } from "../../record/health-alert.ts";
import { AddLink } from "../entry/AddLink.tsx";
import { Block } from "../entry/Block.tsx";
import { ItemActions } from "../entry/ItemActions.tsx";
import { isFamily, itemsOf, statusOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";
import { hasImmunization, Immunization } from "./Immunization.tsx";

/** Alerts, what to do in an emergency, and vaccines: as far as each is open. */
export function Health({ view }: { view: View }) {
  const { t } = useLingui();
  const language = spoken();
  const words = statusOf(view, healthAlert);
  const alerts = itemsOf(view, healthAlert).filter(({ body }) => holdsOn(body, view.today));
  const plans = itemsOf(view, emergencyPlan).filter(({ body }) => holdsOn(body, view.today));
  const planSum = plans.length > 0 ? undefined : summaryOf(view, emergencyPlan);
  const mayWrite = view.learner.mayContribute.includes("health-alert");
  const hasVaccines = hasImmunization(view);
  // One line of it stands beside the name: a panel for the same words would say them twice.
  const isBesideName = !isFamily(view) || !words;
  if (isBesideName && alerts.length === 0 && plans.length === 0 && !planSum && !hasVaccines && !mayWrite) return null;
  const says = words ? healthAlert.say.status?.(words, language) : t`No health alerts`;
  return (
    <Block view={view} icon={HeartPulse} title={t`Health`} slices={["alerts", "health"]} says={says ?? ""}>
      {alerts.length === 0 && <p>{says}.</p>}
      <ul role="list" className="rows">
        {alerts.map(({ entry, body }) => (
          <li key={entry.id}>
            <div className="row-head">
              <span className="row-title">{body.alert}</span>
              <ItemActions view={view} entry={entry} title={body.alert} />
            </div>
            <EntrySaid view={view} entry={entry} since={body.startsOn} />
          </li>
        ))}
        {plans.map(({ entry, body }) => (
          <li key={entry.id}>
            <div className="row-head">
              <span className="row-title">
                <Trans>In an emergency: {body.title}</Trans>
              </span>
              <ItemActions view={view} entry={entry} title={body.title} />
            </div>
            {body.what && <p>{body.what}</p>}
            {body.endsOn && (
              <p className="quiet">
                <Trans>until {dateInWords(body.endsOn, language, "medium")}</Trans>
              </p>
            )}
            <EntrySaid view={view} entry={entry} since={body.startsOn} />
          </li>
        ))}
        {planSum &&
          emergencyPlan.say.summary?.(planSum.value, language).map((line) => (
            <li key={line}>
              {line}
              <br />
              <PartSaid view={view} part={planSum.part} />
            </li>
          ))}
      </ul>
      {hasVaccines && <Immunization view={view} />}
      {mayWrite && (
        <p className="health-acts no-print">
          <AddLink view={view} kind="health-alert" />
          <AddLink view={view} kind="emergency-plan" />
        </p>
      )}
    </Block>
  );
}
