import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Scale } from "lucide-react";
import { holdsOn } from "../../entry/kind.ts";
import { dateInWords } from "../../kernel/words.ts";
import { plan } from "../../record/plan.ts";
import { Block } from "../entry/Block.tsx";
import { isFamily, itemsOf, statusOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";
import { supportsOf } from "./supports.ts";

/** Plans and services that run, and on the family's page every support; with who is in charge and when it is looked at again. */
export function Plans({ view }: { view: View }) {
  const { t } = useLingui();
  const language = spoken();
  const items = itemsOf(view, plan);
  const running = items.filter(({ body }) => holdsOn(body, view.today));
  const ended = items.filter(({ body }) => !holdsOn(body, view.today));
  const summary = summaryOf(view, plan);
  const status = statusOf(view, plan);
  const supports = isFamily(view) ? supportsOf(view) : [];
  const lines = items.length === 0 && summary ? (plan.say.summary?.(summary.value, language) ?? []) : [];
  if (items.length === 0 && lines.length === 0 && supports.length === 0 && !status) return null;
  const says =
    supports.length > 0 ? (
      <Plural value={supports.length} one="# support" other="# supports" />
    ) : (
      plan.say.status?.("has-supports", language)
    );
  return (
    <Block view={view} icon={Scale} title={t`Supports`} slices={["plans", "accommodations"]} says={says}>
      {running.length === 0 && lines.length === 0 && supports.length === 0 && <p>{says}.</p>}
      <ul role="list" className="rows">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {running.map(({ entry, body }) => (
          <li key={entry.id}>
            <span className="row-title">{plan.say.detail(body, language)}</span>
            <p className="quiet">
              {[
                body.tier,
                body.hoursPerWeek !== undefined && t`${body.hoursPerWeek} hours a week`,
                body.setting,
                body.caseManager && t`in charge: ${body.caseManager}`,
                body.reviewOn && t`looked at again ${dateInWords(body.reviewOn, language, "medium")}`,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {body.timesGiven !== undefined && (
              <p>
                {body.timesPlanned === undefined ? (
                  <Plural value={body.timesGiven} one="Given once" other="Given # times" />
                ) : (
                  <Trans>
                    Given {body.timesGiven} of {body.timesPlanned} times
                  </Trans>
                )}
              </p>
            )}
            {body.result && (
              <p>
                <Trans>What came of it: {body.result}</Trans>
              </p>
            )}
            <EntrySaid
              view={view}
              entry={entry}
              face={body.type === "iep" || body.type === "504" ? "legal" : "school"}
              since={body.startsOn}
            />
          </li>
        ))}
        {supports.length > 0 && (
          <li>
            <ul className="plain-list">
              {supports.map(({ key, title }) => (
                <li key={key}>{title}</li>
              ))}
            </ul>
          </li>
        )}
      </ul>
      {summary && items.length === 0 && <PartSaid view={view} part={summary.part} />}
      {ended.length > 0 && (
        <details className="more">
          <summary>
            <Plural value={ended.length} one="# that ended" other="# that ended" />
          </summary>
          <ul className="plain-list">
            {ended.map(({ entry, body }) => (
              <li key={entry.id}>
                {plan.say.detail(body, language)}
                {body.endsOn && (
                  <span className="quiet">
                    {" "}
                    <Trans>until {dateInWords(body.endsOn, language, "medium")}</Trans>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Block>
  );
}
