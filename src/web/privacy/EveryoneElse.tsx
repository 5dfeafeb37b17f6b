import "./everyone-else.css";
import { Trans } from "@lingui/react/macro";
import type { ChoiceColumn } from "../../privacy/choice-menu.ts";
import { givenName } from "../shell/children.ts";
import { useScope } from "./ChoiceScope.tsx";
import { ElseRow } from "./ElseRow.tsx";
import { groupName } from "./groups.ts";
import { SeesNow } from "./SeesNow.tsx";

/** Groups with little to choose, in sentences; each opens the same menus in a list. */
export function EveryoneElse({ columns }: { columns: readonly ChoiceColumn[] }) {
  const { child, isOwn } = useScope();
  const name = givenName(child);
  const of = (...audiences: readonly string[]) => columns.filter(({ audience }) => audiences.includes(audience));
  const office = of("office", "district", "nurse");
  const single = columns.filter(
    ({ audience }) => !["learner", "guardian", "office", "district", "nurse"].includes(audience),
  );
  return (
    <section className="panel everyone-else" aria-labelledby="everyone-else">
      <h2 id="everyone-else">
        <Trans>Everyone else</Trans>
      </h2>
      <ElseRow title={<Trans>Guardians and {name}</Trans>} columns={of("guardian", "learner")}>
        {isOwn ? (
          <Trans>You see your own record. Each guardian sees it too. You can always show less of your own work.</Trans>
        ) : (
          <Trans>
            Each guardian sees the record, and none can hide it from another. {name} sees it too, and can show less of
            own work.
          </Trans>
        )}
      </ElseRow>
      <ElseRow title={<Trans>School office, district staff, nurse</Trans>} columns={office}>
        <Trans>The office keeps the record. The nurse reads what health at school needs, and no grades.</Trans>
      </ElseRow>
      {single.map((column) => (
        <ElseRow key={column.target} title={groupName(column)} columns={[column]}>
          <SeesNow column={column} />
        </ElseRow>
      ))}
    </section>
  );
}
