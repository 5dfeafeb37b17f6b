import "./class-toolbar.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { LayoutGrid, Rows3 } from "lucide-react";
import { MarkLegend } from "../record/MarkLegend.tsx";
import { type Arrangement, arrangements } from "./arranged.ts";

/** The two pictures of one class. */
export type View = "tiles" | "rows";

interface Props {
  readonly typed: string;
  readonly onType: (text: string) => void;
  /** Enter opens the only one that is left. */
  readonly onEnter: () => void;
  readonly by: Arrangement;
  readonly onArrange: (by: Arrangement) => void;
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** Find, put under headings, tiles or rows; and what the marks mean. */
export function ClassToolbar({ typed, onType, onEnter, by, onArrange, view, onView }: Props) {
  const { t } = useLingui();
  const words: Readonly<Record<Arrangement, string>> = {
    name: t`By name`,
    readiness: t`By readiness`,
    support: t`By support`,
  };
  return (
    <div className="class-toolbar no-print">
      <h2>
        <Trans>Learners</Trans>
      </h2>
      <MarkLegend />
      <div className="class-controls">
        <input
          type="search"
          className="input"
          aria-label={t`Find a learner`}
          placeholder={t`Find a learner`}
          value={typed}
          onChange={({ target }) => onType(target.value)}
          onKeyDown={({ key }) => key === "Enter" && onEnter()}
        />
        <fieldset className="segments">
          <legend className="visually-hidden">{t`Put learners`}</legend>
          {arrangements.map((each) => (
            <button key={each} type="button" aria-pressed={each === by} onClick={() => onArrange(each)}>
              {words[each]}
            </button>
          ))}
        </fieldset>
        <fieldset className="segments">
          <legend className="visually-hidden">{t`Show as`}</legend>
          <button type="button" aria-pressed={view === "tiles"} aria-label={t`Tiles`} onClick={() => onView("tiles")}>
            <LayoutGrid size={18} aria-hidden />
          </button>
          <button type="button" aria-pressed={view === "rows"} aria-label={t`Rows`} onClick={() => onView("rows")}>
            <Rows3 size={18} aria-hidden />
          </button>
        </fieldset>
      </div>
    </div>
  );
}
