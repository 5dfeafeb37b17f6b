import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import type { Entry } from "../../entry/entry.ts";
import { communityService } from "../../profile/community-service.ts";
import { outsideLearning } from "../../profile/outside-learning.ts";
import { workExperience } from "../../profile/work-experience.ts";
import { Block } from "../entry/Block.tsx";
import { dateOf, itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";

const shown = 4;

interface Told {
  readonly title: string;
  readonly hours: number;
  readonly entry: Entry;
}

/** What is told of more than once, as a club of each week is, is one line with all its hours, under the newest of them. */
function gathered(view: View): { newest: Entry; title: string; times: number; hours: number }[] {
  const all: Told[] = [
    ...itemsOf(view, outsideLearning).map(({ entry, body: { title, provider, hours = 0 } }) => ({
      ...{ entry, hours, title: `${title}, ${provider}` },
    })),
    ...itemsOf(view, communityService).map(({ entry, body: { activity, organization, hours } }) => ({
      ...{ entry, hours, title: `${activity}, ${organization}` },
    })),
    ...itemsOf(view, workExperience).map(({ entry, body: { role, employer } }) => ({
      ...{ entry, hours: 0, title: `${role}, ${employer}` },
    })),
  ].sort((a, b) => (dateOf(a.entry) < dateOf(b.entry) ? 1 : -1));
  const same = Map.groupBy(all, ({ title, entry }) => `${entry.kind} ${entry.provenance.author.id} ${title}`);
  return [...same.values()].flatMap((times) => {
    const [first] = times;
    const hours = times.reduce((sum, each) => sum + each.hours, 0);
    return first ? [{ newest: first.entry, title: first.title, times: times.length, hours }] : [];
  });
}

/** What a learner does beyond class, with who said so: clubs, service, work. Staff read it here; a family has its own page of it. */
export function Beyond({ view }: { view: View }) {
  const { t } = useLingui();
  const rows = gathered(view);
  const briefs =
    rows.length > 0
      ? []
      : [outsideLearning, communityService, workExperience].flatMap((kind) => {
          const sum = summaryOf<unknown, unknown, unknown>(view, kind as never); // each with its own words below
          const lines = sum ? (kind.say.summary?.(sum.value as never, spoken()) ?? []) : [];
          return sum && lines.length > 0 ? [{ key: kind.name, lines, part: sum.part }] : [];
        });
  if (rows.length === 0 && briefs.length === 0) return null;
  return (
    <Block
      view={view}
      icon={Compass}
      title={t`Beyond class`}
      slices={["pathway"]}
      says={rows[0]?.title ?? briefs[0]?.lines[0]}
    >
      <ul role="list" className="rows">
        {rows.slice(0, shown).map(({ newest, title, times, hours }) => (
          <li key={newest.id}>
            <span className="row-title">{title}</span>
            {(hours > 0 || times > 1) && (
              <p className="quiet">
                {times > 1 && <Plural value={times} one="# time" other="# times" />}
                {times > 1 && hours > 0 && " · "}
                {hours > 0 && <Plural value={hours} one="# hour" other="# hours" />}
              </p>
            )}
            <EntrySaid view={view} entry={newest} />
          </li>
        ))}
        {briefs.map(({ key, lines, part }) => (
          <li key={key}>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <PartSaid view={view} part={part} />
          </li>
        ))}
      </ul>
      {rows.length > 0 && (
        <Link to="/experience" search={{ child: view.learner.id }} className="link no-print">
          <Trans>All beyond class</Trans>
        </Link>
      )}
    </Block>
  );
}
