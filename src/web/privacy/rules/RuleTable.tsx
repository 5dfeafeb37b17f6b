import { Trans, useLingui } from "@lingui/react/macro";
import type { PackCellView } from "../../../privacy/pack-version.ts";
import type { PackChange } from "../../../privacy/school-pack.ts";
import { sourceWords } from "../../../privacy/source-words.ts";
import { say } from "../../language.tsx";
import { LockMark } from "../LockMark.tsx";
import { partWords } from "../part-words.ts";
import { useRuleWords } from "./rule-words.ts";

interface Props {
  readonly title: string;
  readonly cells: readonly PackCellView[];
  /** What is proposed for a cell; the shipped level where nothing is. */
  readonly chosen: (cell: PackCellView) => PackChange["to"] | undefined;
  readonly onChoose: (cell: PackCellView, to: PackChange["to"] | undefined) => void;
}

/** The rules of one group: who decides each part, why, and what the school may set. */
export function RuleTable({ title, cells, chosen, onChoose }: Props) {
  const { t } = useLingui();
  const { says } = useRuleWords();
  return (
    <div className="rules-scroll">
      <table className="rules">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Part of the record</Trans>
            </th>
            <th scope="col">
              <Trans>Who decides</Trans>
            </th>
            <th scope="col">
              <Trans>What they see</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => {
            const part = say(partWords[cell.slice]);
            const to = chosen(cell);
            const shipped = says(cell.shipped);
            return (
              <tr key={cell.slice} data-changed={to !== undefined || undefined}>
                <th scope="row">{part}</th>
                <td>
                  {cell.lock === "family" ? says("family") : <LockMark lock={cell.lock} isFull />}
                  <span className="quiet">
                    {say(cell.why)} {say(sourceWords(cell.source))}
                  </span>
                </td>
                <td>
                  {cell.options.length === 0 ? (
                    says(cell.lock === "family" ? "family" : cell.level)
                  ) : (
                    <select
                      aria-label={t`What ${title} see of ${part}`}
                      value={to ?? ""}
                      onChange={({ target }) =>
                        onChoose(
                          cell,
                          cell.options.find((each) => each === target.value),
                        )
                      }
                    >
                      <option value="">{t`${shipped}, as shipped`}</option>
                      {cell.options.map((each) => (
                        <option key={each} value={each}>
                          {says(each)}
                        </option>
                      ))}
                    </select>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
