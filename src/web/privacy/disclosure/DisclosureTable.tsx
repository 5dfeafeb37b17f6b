import { Trans } from "@lingui/react/macro";
import { localeOf } from "../../../kernel/words.ts";
import { type DisclosureRow, disclosedIn, partyOf, recordRuleWords } from "../../../privacy/disclosure-log.ts";
import { say, spoken } from "../../language.tsx";

/** By the reader's clock, with the year: the log is kept for many. */
const momentOf = (at: string): string =>
  new Intl.DateTimeFormat(localeOf[spoken()], { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));

/** Lines of the disclosure log; those that the law asks to be kept are marked by a word and a bar, never by color alone. */
export function DisclosureTable({ rows }: { rows: readonly DisclosureRow[] }) {
  const language = spoken();
  return (
    <table className="disclosure-table">
      <thead>
        <tr>
          <th scope="col">
            <Trans>When</Trans>
          </th>
          <th scope="col">
            <Trans>Who</Trans>
          </th>
          <th scope="col">
            <Trans>Interest</Trans>
          </th>
          <th scope="col">
            <Trans>Records</Trans>
          </th>
          <th scope="col">
            <Trans>Rule</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-recorded={row.mustBeRecorded || undefined}>
            <td>{momentOf(row.at)}</td>
            <th scope="row">{partyOf(row, language)}</th>
            <td>{say(row.interest)}</td>
            <td>{disclosedIn(row, language)}</td>
            <td>
              {say(recordRuleWords[row.rule].words)}
              <span className="quiet">{row.clause}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
