import { Trans, useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { remarkWords } from "../../exchange/remark-words.ts";
import type { RemarkGroupView, Summary } from "../../exchange/source.ts";
import { say } from "../language.tsx";
import { count } from "./moment.ts";
import { placesInWords } from "./places-words.ts";

interface Props {
  readonly importId: string;
  readonly remark: Summary["remarks"][number];
  /** First places and values, once they are here. */
  readonly group: RemarkGroupView | undefined;
}

/** Remarks of one code in a line. */
export function RemarkRow({ importId, remark: { code, count: times, first }, group }: Props) {
  const { t } = useLingui();
  const { what, fix } = remarkWords(code);
  const values = group?.messages ?? [];
  return (
    <tr>
      <th scope="row">
        <span>{say(what)}</span>
        <code>{code}</code>
        {values.length > 0 && <span className="quiet">{values.join(", ")}</span>}
      </th>
      <td className="number" data-label={t`Times`}>
        {count(times)}
      </td>
      <td data-label={t`First places`}>
        <code>{placesInWords(group?.first ?? [first])}</code>
      </td>
      <td data-label={t`Fix in the source`}>{say(fix)}</td>
      <td className="no-print">
        <a className="button dense" href={`/api/v1/imports/${importId}/remarks.csv?code=${code}`} download>
          <Download size={16} aria-hidden />
          <Trans>CSV</Trans>
          <span className="visually-hidden">{code}</span>
        </a>
      </td>
    </tr>
  );
}
