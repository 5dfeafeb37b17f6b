import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Award } from "lucide-react";
import type { Entry } from "../../entry/entry.ts";
import type { IsoDate } from "../../kernel/date.ts";
import { recognition } from "../../profile/recognition.ts";
import { Block } from "../entry/Block.tsx";
import { ItemActions } from "../entry/ItemActions.tsx";
import { OnlyDetails } from "../entry/OnlyDetails.tsx";
import { dateOf, isFamily, itemsOf, statusOf, summaryOf, teaches, type View } from "../entry/open.ts";
import { SaidLine } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";

const shown = 4;

interface Badge {
  readonly key: string;
  readonly title: string;
  readonly issuer: string;
  readonly on: IsoDate;
  readonly why?: string | undefined;
  /** Where it happened, and a school's own points. */
  readonly about?: string | undefined;
  readonly generated: boolean;
  readonly entry?: Entry;
}

/** Badges and awards: what, who says so, when. */
export function Badges({ view }: { view: View }) {
  const { t } = useLingui();
  const summary = summaryOf(view, recognition);
  const count = statusOf(view, recognition);
  const items = itemsOf(view, recognition).map(
    ({ entry, body: { title, issuer, why, points, context } }): Badge => ({
      key: entry.id,
      title,
      issuer,
      why,
      about: [context, points !== undefined && t`${points} points`].filter(Boolean).join(", "),
      on: dateOf(entry),
      generated: entry.provenance.method === "generated",
      entry,
    }),
  );
  const badges =
    items.length > 0
      ? items
      : (summary?.value ?? []).map(
          (each): Badge => ({ ...each, key: `${each.title} ${each.on}`, generated: summary?.part.generated ?? false }),
        );
  const says = count === undefined ? t`Nothing here yet` : (recognition.say.status?.(count, spoken()) ?? "");
  if (badges.length === 0 && count === undefined && !teaches(view)) return null;
  const rest = badges.slice(shown);
  const row = ({ key, title, issuer, on, why, about, generated, entry }: Badge) => (
    <li key={key}>
      <div className="row-head">
        <span className="row-title">{title}</span>
        {entry && <ItemActions view={view} entry={entry} title={title} />}
      </div>
      {why && <p>{why}</p>}
      {about && <p className="quiet">{about}</p>}
      <SaidLine face="school" who={issuer} on={on} generated={generated} />{" "}
      {entry && <OnlyDetails entry={entry} shown={isFamily(view)} />}
    </li>
  );
  return (
    <Block view={view} icon={Award} title={t`Badges and awards`} slices={["recognitions"]} says={says}>
      {badges.length === 0 && count !== undefined && <p>{says}.</p>}
      {badges.length === 0 && count === undefined && (
        <p className="empty">
          <Trans>Badges, awards and thanks will be here, with who gave them.</Trans>
        </p>
      )}
      <ul role="list" className="rows">
        {badges.slice(0, shown).map(row)}
      </ul>
      {rest.length > 0 && (
        <details className="more">
          <summary>
            <Plural value={badges.length} one="All # badges" other="All # badges" />
          </summary>
          <ul role="list" className="rows">
            {rest.map(row)}
          </ul>
        </details>
      )}
    </Block>
  );
}
