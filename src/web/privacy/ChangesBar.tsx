import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Pencil } from "lucide-react";
import { api } from "../api.ts";
import { useScope } from "./ChoiceScope.tsx";
import { isChanged } from "./groups.ts";

interface Props {
  readonly onlyChanged: boolean;
  readonly onOnlyChanged: (only: boolean) => void;
  readonly onSets: () => void;
}

/** How much the family changed; to see only that, to put it back, to try a ready-made set. */
export function ChangesBar({ onlyChanged, onOnlyChanged, onSets }: Props) {
  const { t } = useLingui();
  const { menu, child, changeMany } = useScope();
  const cells = menu.columns.flatMap(({ target, cells: all }) =>
    all.map((cell) => ({ target, category: cell.category, cell })),
  );
  const changed = cells.filter(({ cell }) => isChanged(cell));
  const mine = cells.filter(({ cell }) => cell.mine !== undefined);
  const putBack = () =>
    changeMany(t`Saved. Your ${mine.length} choices are taken back.`, mine, () =>
      api.send("DELETE", `/learners/${child.id}/choices`),
    );
  return (
    <div className="changes-bar">
      <span className="changes-count">
        <Pencil size={16} className="pencil" aria-hidden />
        <Plural
          value={changed.length}
          _0="Nothing was changed by your family yet."
          one="# choice was changed by your family."
          other="# choices were changed by your family."
        />
      </span>
      <span className="changes-acts no-print">
        {changed.length > 0 && (
          <button type="button" className="link" aria-pressed={onlyChanged} onClick={() => onOnlyChanged(!onlyChanged)}>
            {onlyChanged ? <Trans>Show all</Trans> : <Trans>Show only these</Trans>}
          </button>
        )}
        {mine.length > 0 && (
          <button type="button" className="link" onClick={() => void putBack()}>
            <Trans>Put all back as they began</Trans>
          </button>
        )}
        <button type="button" className="link" aria-haspopup="dialog" onClick={onSets}>
          <Trans>Try a ready-made set</Trans>
        </button>
      </span>
    </div>
  );
}
