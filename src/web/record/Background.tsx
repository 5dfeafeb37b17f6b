import { Trans, useLingui } from "@lingui/react/macro";
import { Landmark } from "lucide-react";
import type { Entry } from "../../entry/entry.ts";
import { holdsOn } from "../../entry/kind.ts";
import { demographics } from "../../record/demographics.ts";
import { homeAccess } from "../../record/home-access.ts";
import { programStatus } from "../../record/program-status.ts";
import { AddLink } from "../entry/AddLink.tsx";
import { Block } from "../entry/Block.tsx";
import { ItemActions } from "../entry/ItemActions.tsx";
import { itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";

/** Internet at home, programs, race and ethnicity: protected, so they are here only for who reads each item. */
export function Background({ view }: { view: View }) {
  const { t } = useLingui();
  const language = spoken();
  const [home] = itemsOf(view, homeAccess);
  const homeSum = home ? undefined : summaryOf(view, homeAccess);
  const programs = itemsOf(view, programStatus);
  const running = programs.filter(({ body }) => holdsOn(body, view.today));
  const said = itemsOf(view, demographics);
  const mayWrite = view.learner.mayContribute.includes("program-status");
  const isEmpty = !home && !homeSum && programs.length === 0 && said.length === 0;
  if (isEmpty && !mayWrite) return null;
  const fact = (entry: Entry, title: string, text: string) => (
    <div key={entry.id}>
      <dt>{title}</dt>
      <dd>
        {text} <ItemActions view={view} entry={entry} title={title} />
        <br />
        <EntrySaid view={view} entry={entry} />
      </dd>
    </div>
  );
  return (
    <Block
      view={view}
      icon={Landmark}
      title={t`Background`}
      slices={["background", "protected"]}
      says={t`Home, programs, what the school must report`}
    >
      {isEmpty && (
        <p className="empty">
          <Trans>Programs, and what the family says of itself, will be here.</Trans>
        </p>
      )}
      <dl className="facts">
        {home && fact(home.entry, homeAccess.title[language], homeAccess.say.detail(home.body, language))}
        {homeSum && (
          <div>
            <dt>{homeAccess.title[language]}</dt>
            <dd>
              {homeAccess.say.summary?.(homeSum.value, language).join(". ")}
              <br />
              <PartSaid view={view} part={homeSum.part} />
            </dd>
          </div>
        )}
        {running.map(({ entry, body }) =>
          fact(entry, programStatus.title[language], programStatus.say.detail(body, language)),
        )}
        {said.map(({ entry, body }) =>
          fact(entry, demographics.title[language], demographics.say.detail(body, language)),
        )}
      </dl>
      <AddLink view={view} kind="program-status" />
    </Block>
  );
}
