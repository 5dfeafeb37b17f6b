import { Trans, useLingui } from "@lingui/react/macro";
import { HeartHandshake } from "lucide-react";
import type { Entry } from "../../entry/entry.ts";
import type { IsoDate } from "../../kernel/date.ts";
import { dateInWords } from "../../kernel/words.ts";
import { recognition } from "../../profile/recognition.ts";
import { incident } from "../../record/incident.ts";
import { removal } from "../../record/removal.ts";
import { Block } from "../entry/Block.tsx";
import { dateOf, itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";

interface Line {
  readonly entry: Entry;
  readonly on: IsoDate;
  readonly what: string;
  readonly followed?: string | undefined;
  readonly helped?: string | undefined;
}

/** Recognition and behavior, in that order of words: days with what happened, what followed and what helped. */
export function Behavior({ view }: { view: View }) {
  const { t } = useLingui();
  const language = spoken();
  const days = itemsOf(view, incident).map(
    ({ entry, body }): Line => ({
      entry,
      on: dateOf(entry),
      what: incident.say.detail(body, language),
      followed: body.followed?.join(", "),
      helped: body.helped,
    }),
  );
  const out = itemsOf(view, removal).map(
    ({ entry, body }): Line => ({ entry, on: dateOf(entry), what: removal.say.detail(body, language) }),
  );
  const sums = [
    ...(incident.say.summary?.(summaryOf(view, incident)?.value ?? { count: 0, followed: [] }, language) ?? []),
  ];
  const summed = summaryOf(view, incident) ? sums : [];
  const removed = summaryOf(view, removal);
  const outSum = removed ? (removal.say.summary?.(removed.value, language) ?? []) : [];
  const lines = [...days, ...out].sort((a, b) => (a.on < b.on ? 1 : -1));
  if (lines.length === 0 && summed.length === 0 && outSum.length === 0) return null;
  const thanks = summaryOf(view, recognition)?.value ?? [];
  const says = [...summed, ...outSum][0] ?? "";
  return (
    <Block
      view={view}
      icon={HeartHandshake}
      title={t`Recognition and behavior`}
      slices={["incidents", "removals"]}
      says={says}
    >
      {thanks.length > 0 && <p>{recognition.say.status?.(thanks.length, language)}.</p>}
      {lines.length === 0 && <p>{[...summed, ...outSum].join(". ")}</p>}
      <ul role="list" className="rows">
        {lines.map(({ entry, on, what, followed, helped }) => (
          <li key={entry.id}>
            <span className="quiet">{dateInWords(on, language, "medium")}</span>
            <p>{what}</p>
            {followed && (
              <p>
                <strong>
                  <Trans>What followed:</Trans>
                </strong>{" "}
                {followed}
              </p>
            )}
            {helped && (
              <p>
                <strong>
                  <Trans>What helped:</Trans>
                </strong>{" "}
                {helped}
              </p>
            )}
            <EntrySaid view={view} entry={entry} />
          </li>
        ))}
      </ul>
    </Block>
  );
}
