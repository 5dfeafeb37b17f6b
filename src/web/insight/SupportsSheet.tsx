import { Trans } from "@lingui/react/macro";
import { Languages } from "lucide-react";
import type { DayOne, Tile } from "../../insight/day-one.ts";
import { LearnerLink } from "../entry/LearnerLink.tsx";
import { Sheet } from "../shell/Sheet.tsx";
import { ConfirmClass } from "./ConfirmClass.tsx";
import { supportIcons } from "./SupportChip.tsx";

const isBasis = (text: string): text is keyof typeof supportIcons => text in supportIcons;

/** What must be provided, support by support, with who it is for. */
export function SupportsSheet({ day, onClose }: { day: DayOne; onClose: () => void }) {
  const byId = new Map(day.tiles.map((tile) => [tile.learnerId, tile]));
  const learning = day.tiles.filter(({ supports }) => supports.some(({ basis }) => basis === "english-learner"));
  return (
    <Sheet title={<Trans>What to set up</Trans>} onClose={onClose}>
      <dl className="sheet-list">
        {day.provide.map(({ title, basis, learners }) => {
          const Icon = isBasis(basis) ? supportIcons[basis] : undefined;
          const whose = learners.map((id) => byId.get(id)).filter((tile) => tile !== undefined);
          const what = whose.flatMap(({ supports }) => supports).find((each) => each.title === title)?.what;
          return (
            <div key={`${basis} ${title}`}>
              <dt>
                {Icon && <Icon size={16} aria-hidden />} {title}
              </dt>
              {what && <dd className="quiet">{what}</dd>}
              <Names tiles={whose} />
            </div>
          );
        })}
        {learning.length > 0 && (
          <div>
            <dt>
              <Languages size={16} aria-hidden /> <Trans>Learning English</Trans>
            </dt>
            <Names tiles={learning} says={levelOf} />
          </div>
        )}
      </dl>
      <p className="quiet">
        <Trans>Supports of a legal plan are given from the first day on, without being asked for.</Trans>
      </p>
      <ConfirmClass classId={day.class.id} />
    </Sheet>
  );
}

const levelOf = ({ supports }: Tile) => supports.find(({ basis }) => basis === "english-learner")?.level;

const Names = ({ tiles, says }: { tiles: readonly Tile[]; says?: (tile: Tile) => string | undefined }) => (
  <dd className="name-list">
    {tiles.map((tile) => (
      <span key={tile.learnerId}>
        <LearnerLink learnerId={tile.learnerId} name={tile.name} />
        {says?.(tile) && <span className="quiet"> {says(tile)}</span>}
      </span>
    ))}
  </dd>
);
