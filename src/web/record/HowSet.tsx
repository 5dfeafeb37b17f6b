import { Plural, Trans } from "@lingui/react/macro";
import { localeOf } from "../../kernel/words.ts";
import { masteryWords } from "../../record/mastery.ts";
import type { View } from "../entry/open.ts";
import { say, spoken } from "../language.tsx";
import { estimateOf, type Skill } from "./skills.ts";

/** "How this level was set": the formula in words, with this skill's own numbers (docs/mastery.md). */
export function HowSet({ skill, view }: { skill: Skill; view: View }) {
  const made = estimateOf(skill, view.today);
  if (!made) return null;
  const percent = new Intl.NumberFormat(localeOf[spoken()], { style: "percent", maximumFractionDigits: 0 });
  const oldestFirst = skill.pieceList.toReversed();
  const shares = oldestFirst.map(({ body: { score, maximum } }) => percent.format(Math.min(1, score / maximum)));
  const days = new Set(skill.pieceList.map(({ entry }) => entry.provenance.observedOn)).size;
  const level = say(masteryWords[made.level]);
  return (
    <details className="why">
      <summary>
        <Trans>How this level was set</Trans>
      </summary>
      <p className="quiet">
        <Plural value={made.pieces} one="# piece" other="# pieces" />,{" "}
        <Plural value={days} one="# day" other="# days" />. <Trans>Shares, oldest first:</Trans> {shares.join(", ")}.
      </p>
      <p className="quiet">
        {made.judged || made.value === undefined ? (
          <Trans>A teacher judged it {level}. That wins over the numbers until newer evidence comes.</Trans>
        ) : (
          <Trans>
            It begins with the first share. Each newer one counts 35 percent, all before it 65 percent. Here that makes{" "}
            {percent.format(made.value)}: {level}. Growing begins at 40, Met at 70, Extends at 90 percent.
          </Trans>
        )}
      </p>
      <p className="quiet">
        {made.sureness === "sure" ? (
          <Trans>Sure: two days or more, two teachers or more, the newest under a year old.</Trans>
        ) : (
          <Trans>Dashed, because it is not sure: that takes two days, two teachers, and evidence of this year.</Trans>
        )}
      </p>
    </details>
  );
}
