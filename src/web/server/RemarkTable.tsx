import "./remark-table.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { remarkWords, type Weight, weights } from "../../exchange/remark-words.ts";
import type { Summary } from "../../exchange/source.ts";
import { remarkGroupsQuery } from "./queries.ts";
import { RemarkRow } from "./RemarkRow.tsx";

interface Props {
  readonly importId: string;
  readonly remarks: Summary["remarks"];
}

/** What was wrong in a bundle: in words, how often, where first, what to do. Places only, never whose row it is. */
export function RemarkTable({ importId, remarks }: Props) {
  const { t } = useLingui();
  const { data: groups } = useQuery(remarkGroupsQuery(importId));
  const of = (weight: Weight) => remarks.filter(({ code }) => remarkWords(code).weight === weight);
  const titles: Readonly<Record<Weight, string>> = {
    file: t`Files that were not read`,
    rows: t`Rows, or parts of them, that were left out`,
    note: t`Good to know: nothing was lost`,
  };
  const shown = weights.filter((weight) => of(weight).length > 0);
  const kinds = remarks.length;
  return (
    <div className="remarks">
      <table className="remark-table">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Remark</Trans>
            </th>
            <th scope="col" className="number">
              <Trans>Times</Trans>
            </th>
            <th scope="col">
              <Trans>First places</Trans>
            </th>
            <th scope="col">
              <Trans>Fix in the source</Trans>
            </th>
            <th scope="col">
              <Trans>For the vendor</Trans>
            </th>
          </tr>
        </thead>
        {shown.map((weight) => (
          <tbody key={weight}>
            <tr>
              <th scope="rowgroup" colSpan={5} className="remark-weight">
                {titles[weight]}
              </th>
            </tr>
            {of(weight).map((remark) => (
              <RemarkRow
                key={remark.code}
                importId={importId}
                remark={remark}
                group={groups?.find(({ code }) => code === remark.code)}
              />
            ))}
          </tbody>
        ))}
      </table>
      <p>
        <a className="button" href={`/api/v1/imports/${importId}/remarks.csv`} download>
          <Download size={18} aria-hidden />
          <Plural value={kinds} one="# kind of remark as CSV" other="All # kinds of remarks as CSV" />
        </a>
      </p>
    </div>
  );
}
