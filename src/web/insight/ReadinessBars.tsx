import { useLingui } from "@lingui/react/macro";
import type { DayOne } from "../../insight/day-one.ts";
import { readinessWords } from "../../record/mastery.ts";
import { say } from "../language.tsx";

/** How many stand where, in one hue from light to dark; the words and numbers stand in the bars. */
export function ReadinessBars({ readiness }: { readiness: DayOne["readiness"] }) {
  const { t } = useLingui();
  const some = readiness.filter(({ count }) => count > 0);
  return (
    <ul role="list" className="readiness-bars" aria-label={t`How many are ready`}>
      {some.map(({ readiness: each, count }) => (
        <li key={each} data-readiness={each} style={{ flexGrow: count }}>
          <strong>{count}</strong> {say(readinessWords[each]).toLowerCase()}
        </li>
      ))}
    </ul>
  );
}
