import "../share/share.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { AgeDecisions, Inherited } from "../../../privacy/age-review.ts";
import { categoryWords } from "../../../privacy/category.ts";
import { askerWords, itemWords } from "../../../privacy/directory.ts";
import { levelWords } from "../../../privacy/level.ts";
import { say } from "../../language.tsx";
import { groupName } from "../groups.ts";
import { ConsentTermsList } from "../share/ConsentTermsList.tsx";

type Decision = AgeDecisions["decisions"][number]["decision"];
interface Props {
  readonly item: Inherited;
  readonly learnerId: string;
  readonly decision: Decision | undefined;
  readonly onDecide: (decision: Decision) => void;
}

/** One thing that a guardian had decided: what it is, how it stands, and where it is the learner's, keep or stop. */
export function InheritedRow({ item, learnerId, decision, onDecide }: Props) {
  const name = useId();
  const { t } = useLingui();
  const title = titleOf(item);
  const words = {
    keep: item.what === "directory" ? t`Keep it out of the lists` : t`Keep it as it is`,
    stop: {
      consent: t`End it`,
      choice: t`Undo it`,
      person: t`As much as the others`,
      directory: t`It may be listed`,
    }[item.what],
  };
  const stands = decision ?? (item.what === "consent" && item.isKept ? "keep" : undefined);
  return (
    <li className="panel safety-card" data-state={item.state}>
      <h3>
        <bdi>{title}</bdi>
      </h3>
      <p className="quiet">
        <Kind item={item} /> <State item={item} />
      </p>
      {item.what === "consent" && <ConsentTermsList terms={item.terms} />}
      {(item.what === "choice" || item.what === "person") && <Cells item={item} />}
      {(item.canKeep || item.canStop) && (
        <fieldset className="inherited-choice no-print">
          <legend className="visually-hidden">{title}</legend>
          {(["keep", "stop"] as const).map(
            (each) =>
              (each === "keep" ? item.canKeep : item.canStop) && (
                <label key={each}>
                  <input type="radio" name={name} checked={stands === each} onChange={() => onDecide(each)} />
                  <span>{words[each]}</span>
                </label>
              ),
          )}
          <Change item={item} learnerId={learnerId} />
        </fieldset>
      )}
    </li>
  );
}

function titleOf(item: Inherited): string {
  if (item.what === "consent") return item.terms.party;
  if (item.what === "choice" || item.what === "person") return groupName(item);
  const asker = say(askerWords[item.audience]);
  return item.item === "*" ? asker : `${asker}: ${say(itemWords[item.item])}`;
}

function Kind({ item }: { item: Inherited }) {
  if (item.what === "choice") return <Trans>A guardian chose how much they see.</Trans>;
  if (item.what === "person") return <Trans>A guardian shows this person less than the others.</Trans>;
  if (item.what === "directory") return <Trans>A guardian keeps this out of the directory.</Trans>;
  const { kind } = item.terms;
  if (kind === "link") return <Trans>A link that a guardian made.</Trans>;
  if (kind === "helper") return <Trans>Somebody who helps, let in by a guardian.</Trans>;
  if (kind === "app") return <Trans>An app that a guardian agreed to.</Trans>;
  if (kind === "survey") return <Trans>A questionnaire that a guardian agreed to.</Trans>;
  return <Trans>A guardian agreed to this.</Trans>;
}

function State({ item }: { item: Inherited }) {
  if (item.what !== "consent")
    return item.state === "coming" ? (
      <Trans>It holds on until the learner says otherwise.</Trans>
    ) : (
      <Trans>It holds.</Trans>
    );
  if (item.state === "coming") return <Trans>It pauses on that day.</Trans>;
  if (item.state === "paused") return <Trans>It is paused.</Trans>;
  if (item.state === "held") return <Trans>The school office paused it, and lets it go on once that is settled.</Trans>;
  return item.isKept ? <Trans>You kept it.</Trans> : <Trans>It holds.</Trans>;
}

function Cells({ item }: { item: Extract<Inherited, { what: "choice" | "person" }> }) {
  return (
    <ul>
      {item.cells.map(({ category, level, start }) => {
        const [part, now, first] = [categoryWords[category].title, levelWords[level].word, levelWords[start].word];
        return (
          <li key={category}>
            {item.what === "person" ? (
              <Trans>
                {say(part)}: {say(now)}. The others: {say(first)}.
              </Trans>
            ) : (
              <Trans>
                {say(part)}: {say(now)}. Without it: {say(first)}.
              </Trans>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Where something else than all or nothing can be chosen. */
function Change({ item, learnerId }: { item: Inherited; learnerId: string }) {
  const search = { child: learnerId };
  const more = <Trans>Change it</Trans>;
  if (item.what === "choice" || item.what === "person")
    return (
      <Link to="/who-sees-what/$target" params={{ target: item.target }} search={search} className="link">
        {more} <span className="visually-hidden">{titleOf(item)}</span>
      </Link>
    );
  const to =
    item.what === "directory"
      ? "/my-data/rights"
      : item.terms.kind === "helper"
        ? "/helpers"
        : item.terms.kind === "app"
          ? "/apps"
          : "/sharing";
  return (
    <Link to={to} search={search} className="link">
      {more} <span className="visually-hidden">{titleOf(item)}</span>
    </Link>
  );
}
