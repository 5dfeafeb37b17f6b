import { Trans, useLingui } from "@lingui/react/macro";
import { House } from "lucide-react";
import { languageName } from "../../kernel/language-name.ts";
import { dateInWords, listing } from "../../kernel/words.ts";
import { background } from "../../record/background.ts";
import { contact } from "../../record/contact.ts";
import { identity, legalName } from "../../record/identity.ts";
import { reach } from "../../record/reach.ts";
import { AddLink } from "../entry/AddLink.tsx";
import { Block } from "../entry/Block.tsx";
import { isFamily, itemsOf, statusOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";

/** The legal name, the birthday, who is at home and how to reach them: as far as it is open. */
export function NameAndHome({ view }: { view: View }) {
  const { t } = useLingui();
  const language = spoken();
  const [person] = itemsOf(view, identity);
  const reaches = itemsOf(view, reach);
  const reachLine = statusOf(view, reach);
  const reachSum = summaryOf(view, reach);
  const people = itemsOf(view, contact);
  const peopleSum = people.length > 0 ? undefined : summaryOf(view, contact);
  const spokenAt = itemsOf(view, background)[0]?.body.languages;
  const isEmpty = !person && reaches.length === 0 && people.length === 0 && !peopleSum && !spokenAt;
  if (isEmpty && !(isFamily(view) && view.learner.mayContribute.includes("reach"))) return null;
  const reachWords =
    reaches[0] !== undefined
      ? reach.say.detail(reaches[0].body, language)
      : ((reachSum && reach.say.summary?.(reachSum.value, language)[0]) ??
        (reachLine && reach.say.status?.(reachLine, language)));
  return (
    <Block
      view={view}
      icon={House}
      title={t`Name and home`}
      slices={["identity", "reach", "household"]}
      says={reachWords || t`Name, birthday, household`}
    >
      <dl className="facts">
        {person && (
          <div>
            <dt>
              <Trans>Legal name</Trans>
            </dt>
            <dd>
              {legalName(person.body)} <EntrySaid view={view} entry={person.entry} />
            </dd>
          </div>
        )}
        {person?.body.bornOn && (
          <div>
            <dt>
              <Trans>Born</Trans>
            </dt>
            <dd>{dateInWords(person.body.bornOn, language)}</dd>
          </div>
        )}
        {person?.body.identifiers && (
          <div>
            <dt>
              <Trans>School numbers</Trans>
            </dt>
            <dd>{person.body.identifiers.map(({ system, value }) => `${system}: ${value}`).join(", ")}</dd>
          </div>
        )}
        {spokenAt && (
          <div>
            <dt>
              <Trans>Languages at home</Trans>
            </dt>
            <dd>
              {listing(
                spokenAt.map((each) => languageName(each.language, language)),
                language,
              )}
            </dd>
          </div>
        )}
        {reachWords && (
          <div>
            <dt>
              <Trans>How to reach the family</Trans>
            </dt>
            <dd>
              {reachWords} {reaches[0] && <EntrySaid view={view} entry={reaches[0].entry} face="said" />}
            </dd>
          </div>
        )}
        {people.map(({ entry, body }) => (
          <div key={entry.id}>
            <dt>{contact.say.detail(body, language)}</dt>
            <dd>
              {[
                ...(body.phones ?? []).map(({ number }) => number),
                ...(body.emails ?? []).map(({ address }) => address),
                ...(body.addresses ?? []).map(({ lines }) => lines.join(", ")),
              ].join(" · ")}
            </dd>
          </div>
        ))}
        {peopleSum &&
          contact.say.summary?.(peopleSum.value, language).map((line) => (
            <div key={line}>
              <dd>{line}</dd>
            </div>
          ))}
      </dl>
      {isFamily(view) && <AddLink view={view} kind="reach" />}
      {isFamily(view) && <AddLink view={view} kind="name" />}
    </Block>
  );
}
