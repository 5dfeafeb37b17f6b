import { Trans, useLingui } from "@lingui/react/macro";
import { Eye } from "lucide-react";
import { useState } from "react";
import type { ChoiceColumn } from "../../privacy/choice-menu.ts";
import { api } from "../api.ts";
import { useScope } from "./ChoiceScope.tsx";
import { GroupList } from "./GroupList.tsx";
import { GroupSub } from "./GroupSub.tsx";
import { groupName, toChoose } from "./groups.ts";
import { lookable, SeeAs } from "./SeeAs.tsx";

/** A group's head with its two actions, what they see, and the list. */
export function GroupView({ column }: { column: ChoiceColumn }) {
  const { t } = useLingui();
  const { child, changeMany } = useScope();
  const [looks, setLooks] = useState<string>();
  const shared = column.cells.filter(
    ({ options, level }) => level !== "hidden" && options.some((each) => each.level === "hidden" && each.allowed),
  );
  const name = groupName(column);
  const stop = () => {
    const cells = shared.map(({ category }) => ({ target: column.target, category }));
    return changeMany(t`Saved. ${name} sees nothing more of what is a choice.`, cells, async () => {
      for (const { target, category } of cells)
        await api.send("PUT", `/learners/${child.id}/choices/${target}/${category}`, { level: "hidden" });
    });
  };
  return (
    <>
      <header className="who-sees-head">
        <h1>{name}</h1>
        <p className="lead">
          <GroupSub column={column} until />. <Trans>{toChoose(column)} of 14 kinds are a choice.</Trans>
        </p>
        <div className="group-acts no-print">
          {lookable(column.audience) && (
            <button
              type="button"
              className="button"
              aria-expanded={looks !== undefined}
              onClick={() => setLooks(looks ? undefined : column.target)}
            >
              <Eye size={18} aria-hidden /> <Trans>See as</Trans>
            </button>
          )}
          {shared.length > 0 && (
            <button type="button" className="button" onClick={() => void stop()}>
              <Trans>Stop all</Trans>
            </button>
          )}
        </div>
      </header>
      {looks && <SeeAs target={looks} onTarget={setLooks} />}
      <GroupList column={column} heading="h2" />
    </>
  );
}
