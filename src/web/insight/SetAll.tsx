import { Trans, useLingui } from "@lingui/react/macro";
import { type MasteryLevel, masteryLevels, masteryWords } from "../../record/mastery.ts";
import { say } from "../language.tsx";
import { MasteryMark } from "../record/MasteryMark.tsx";

/** One level for the whole class, before the exceptions; and what the keys mean. */
export function SetAll({ onSet }: { onSet: (level: MasteryLevel | undefined) => void }) {
  const { t } = useLingui();
  return (
    <fieldset className="set-all">
      <legend className="visually-hidden">{t`Set everybody to`}</legend>
      <span className="label" aria-hidden>
        <Trans>Set everybody to</Trans>
      </span>
      {masteryLevels.map((level, place) => (
        <button key={level} type="button" className="button dense" onClick={() => onSet(level)}>
          <MasteryMark level={level} sureness="sure" /> {say(masteryWords[level])}
          <kbd aria-hidden>{place + 1}</kbd>
        </button>
      ))}
      <button type="button" className="button dense" onClick={() => onSet(undefined)}>
        <Trans>No result</Trans>
        <kbd aria-hidden>0</kbd>
      </button>
    </fieldset>
  );
}
