import "./group-shelves.css";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { ChoiceColumn } from "../../privacy/choice-menu.ts";
import { ChangesBar } from "./ChangesBar.tsx";
import { useScope } from "./ChoiceScope.tsx";
import { GroupSub } from "./GroupSub.tsx";
import { groupName, isChanged, shelvesOf, toChoose } from "./groups.ts";
import { ReadySets } from "./ReadySets.tsx";
import { ShowLess } from "./ShowLess.tsx";
import { TrustSwitch } from "./TrustSwitch.tsx";
import { WhoLooked } from "./WhoLooked.tsx";

/** On a phone: choose a group, then how much. */
export function GroupShelves() {
  const { menu, child } = useScope();
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [isTrying, setTrying] = useState(false);
  const { school, helpers, more } = shelvesOf(
    onlyChanged ? menu.columns.filter(({ cells }) => cells.some(isChanged)) : menu.columns,
  );
  const shelf = (title: ReactNode, columns: readonly ChoiceColumn[]) =>
    columns.length > 0 && (
      <section>
        <h2>{title}</h2>
        <ul role="list" className="panel">
          {columns.map((column) => (
            <li key={column.target}>
              <Link to="/who-sees-what/$target" params={{ target: column.target }} search={{ child: child.id }}>
                <span>
                  <strong>{groupName(column)}</strong>
                  <span className="quiet">
                    <GroupSub column={column} />
                  </span>
                </span>
                <span className="quiet">
                  {toChoose(column) > 0 ? (
                    <Trans>{toChoose(column)} of 14 to choose</Trans>
                  ) : (
                    <Trans>Set by school</Trans>
                  )}
                </span>
                <ChevronRight size={18} aria-hidden className="turn" />
              </Link>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <div className="group-shelves">
      {shelf(<Trans>At school</Trans>, school)}
      {shelf(<Trans>Helpers you chose</Trans>, helpers)}
      {shelf(<Trans>More</Trans>, more)}
      <div className="panel">
        <ChangesBar onlyChanged={onlyChanged} onOnlyChanged={setOnlyChanged} onSets={() => setTrying(true)} />
      </div>
      <TrustSwitch />
      {menu.mayChoose === "all" && <ShowLess />}
      <WhoLooked learnerId={child.id} />
      {isTrying && <ReadySets onClose={() => setTrying(false)} />}
    </div>
  );
}
