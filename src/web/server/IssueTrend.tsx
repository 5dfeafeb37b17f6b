import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { IssueView } from "../../exchange/quality.ts";
import { count } from "./moment.ts";

const height = 22;
const bar = 6;

/** How often it was seen, each time that changed: bars from zero, and the same in words. */
export function IssueTrend({ issue: { code, isCheck, count: now, counts, state } }: { issue: IssueView }) {
  const { t } = useLingui();
  const most = Math.max(1, ...counts.map((each) => each.count));
  const first = counts[0]?.count ?? now;
  const said = isCheck
    ? code.startsWith("class.")
      ? plural(now, { one: "# class", other: "# classes" })
      : plural(now, { one: "# learner", other: "# learners" })
    : plural(now, { one: "once", other: "# times" });
  const words =
    state === "fixed" ? t`${count(first)} at first` : first === now ? said : t`${said}, ${count(first)} at first`;
  return (
    <p className="issue-trend">
      {counts.length > 1 && (
        <svg width={counts.length * (bar + 2)} height={height} aria-hidden>
          {counts.map((each, at) => {
            const tall = Math.max(1, (each.count / most) * height);
            return <rect key={each.at} x={at * (bar + 2)} y={height - tall} width={bar} height={tall} />;
          })}
        </svg>
      )}
      <span>{words}</span>
    </p>
  );
}
