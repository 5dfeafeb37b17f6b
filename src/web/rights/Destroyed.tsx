import { Plural, Trans } from "@lingui/react/macro";
import { say } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";

/** What of a record was destroyed: how many, of what, from when. Nothing where nothing was. */
export function Destroyed({ counts }: { counts: readonly { kind: string; year: number; entries: number }[] }) {
  if (counts.length === 0) return null;
  return (
    <section className="panel my-data-panel">
      <h2>
        <Trans>Destroyed by the schedule</Trans>
      </h2>
      <ul role="list" className="past">
        {counts.map(({ kind, year, entries }) => {
          const title = kindOf(kind)?.title;
          return (
            <li key={`${kind}-${year}`}>
              {title ? say(title) : kind}, {year}: <Plural value={entries} one="# entry" other="# entries" />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
