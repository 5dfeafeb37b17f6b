import { Trans, useLingui } from "@lingui/react/macro";
import { masteryLevels, masteryWords } from "../../record/mastery.ts";
import { say } from "../language.tsx";
import { MasteryMark } from "./MasteryMark.tsx";

/** What the marks mean, in the order of the levels. */
export function MarkLegend() {
  const { t } = useLingui();
  return (
    <ul role="list" className="mark-legend" aria-label={t`What the marks mean`}>
      {masteryLevels.map((level) => (
        <li key={level}>
          <MasteryMark level={level} sureness="sure" /> {say(masteryWords[level])}
        </li>
      ))}
      <li>
        <MasteryMark /> <Trans>None yet</Trans>
      </li>
      <li>
        <MasteryMark level="growing" sureness="old" /> <Trans>Old, or too little to tell</Trans>
      </li>
    </ul>
  );
}
