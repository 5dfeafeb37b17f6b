import { Trans } from "@lingui/react/macro";
import type { Tile } from "../../insight/day-one.ts";
import { languageName } from "../../kernel/language-name.ts";
import { listing } from "../../kernel/words.ts";
import { LearnerLink } from "../entry/LearnerLink.tsx";
import { spoken } from "../language.tsx";
import { Sheet } from "../shell/Sheet.tsx";

/** What each learner of the class brings, whole, for who wants to begin with that. */
export function StrengthsSheet({ tiles, onClose }: { tiles: readonly Tile[]; onClose: () => void }) {
  const told = tiles.filter(({ brings }) => brings);
  return (
    <Sheet title={<Trans>What this class brings</Trans>} onClose={onClose}>
      <dl className="sheet-list">
        {told.map(({ learnerId, name, brings, languages }) => (
          <div key={learnerId}>
            <dt>
              <LearnerLink learnerId={learnerId} name={name} />
            </dt>
            <dd>{brings}</dd>
            {languages.length > 1 && (
              <dd className="quiet">
                {listing(
                  languages.map((each) => languageName(each, spoken())),
                  spoken(),
                )}
              </dd>
            )}
          </div>
        ))}
      </dl>
      {told.length === 0 && (
        <p>
          <Trans>Nobody has said yet what they bring. Learners write it in their own backpack.</Trans>
        </p>
      )}
    </Sheet>
  );
}
