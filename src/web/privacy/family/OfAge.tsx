import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { turnsOn } from "../../../kernel/date.ts";
import { dateInWords } from "../../../kernel/words.ts";
import { spoken } from "../../language.tsx";
import { installationQuery } from "../../queries.ts";

/** When the rights of the guardians pass to the learner, or since when they did (34 CFR 99.5). */
export function OfAge({ bornOn, age }: { bornOn: string; age: number }) {
  const { t } = useLingui();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const on = turnsOn(bornOn, age);
  const day = dateInWords(on, spoken());
  return (
    <p className={on <= installation.today ? "notice" : undefined} aria-label={t`Age of majority`} role="note">
      {on <= installation.today ? (
        <Trans>Of age since {day}. The learner alone decides; guardians see what the learner lets them.</Trans>
      ) : (
        <Trans>
          Turns {age} on {day}. From that day the learner alone decides who sees what.
        </Trans>
      )}
    </p>
  );
}
