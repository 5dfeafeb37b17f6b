import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { ChangesBar } from "./ChangesBar.tsx";
import { useScope } from "./ChoiceScope.tsx";
import { EveryoneElse } from "./EveryoneElse.tsx";
import { groupsOf, isChanged } from "./groups.ts";
import { LevelKey } from "./LevelKey.tsx";
import { Matrix } from "./Matrix.tsx";
import { PrintList } from "./PrintList.tsx";
import { ReadySets } from "./ReadySets.tsx";
import { SeeAs } from "./SeeAs.tsx";
import { ShowLess } from "./ShowLess.tsx";
import { TrustSwitch } from "./TrustSwitch.tsx";
import { useRoom } from "./use-room.ts";
import { WhoLooked } from "./WhoLooked.tsx";

/** Widths in CSS pixels: the column of categories, and one group's. */
const widths = { first: 202, column: 158, most: 6 };

/** The whole page on a desk: the matrix, beside it what others see and single persons, below it everyone else and who looked. */
export function Desk() {
  const { t } = useLingui();
  const { menu, child } = useScope();
  const place = useRef<HTMLElement>(null);
  const { matrix, rest } = groupsOf(menu.columns, useRoom(place, widths));
  const [looked, setLooked] = useState(
    () => (matrix.find(({ audience }) => audience === "helper") ?? matrix[0])?.target ?? "teacher",
  );
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [isTrying, setTrying] = useState(false);
  const changed = new Set(matrix.flatMap(({ cells }) => cells.filter(isChanged).map(({ category }) => category)));
  return (
    <>
      <div className="who-sees no-print">
        <div className="who-sees-main">
          <section className="panel" ref={place} aria-label={t`Choices`}>
            <div className="choices-head">
              <h2>
                <Trans>Choices</Trans>
              </h2>
              <LevelKey />
            </div>
            <Matrix columns={matrix} looked={looked} shows={(category) => !onlyChanged || changed.has(category)} />
            <ChangesBar onlyChanged={onlyChanged} onOnlyChanged={setOnlyChanged} onSets={() => setTrying(true)} />
          </section>
          <EveryoneElse columns={rest} />
        </div>
        <aside className="who-sees-rail">
          <SeeAs target={looked} onTarget={setLooked} />
          <TrustSwitch />
          {menu.mayChoose === "all" && <ShowLess />}
        </aside>
      </div>
      <PrintList />
      <WhoLooked learnerId={child.id} />
      {isTrying && <ReadySets onClose={() => setTrying(false)} />}
    </>
  );
}
