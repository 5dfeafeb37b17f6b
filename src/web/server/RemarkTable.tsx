import { Trans } from "@lingui/react/macro";
import type { Summary } from "../../exchange/source.ts";
import { count } from "./moment.ts";

/** What was wrong in a bundle, by code: how often, and where first. Places only, never whose row it is. */
export function RemarkTable({ remarks }: { remarks: Summary["remarks"] }) {
  return (
    <table className="remark-table">
      <thead>
        <tr>
          <th scope="col">
            <Trans>What</Trans>
          </th>
          <th scope="col" className="number">
            <Trans>How often</Trans>
          </th>
          <th scope="col">
            <Trans>First at</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {remarks.map(({ code, count: times, first }) => (
          <tr key={code}>
            <th scope="row">
              <code>{code}</code>
            </th>
            <td className="number">{count(times)}</td>
            <td>
              <code>{first}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
