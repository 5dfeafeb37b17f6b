import { useLingui } from "@lingui/react/macro";
import { gradeWords } from "../../record/grade-level.ts";
import { spoken } from "../language.tsx";
import { type Sitting, scaleOf } from "./test-scale.ts";

const width = 340;
const left = 84;
const right = 24;
const rowHeight = 30;

/** The sittings of one test under each other: a dot for the score, a band for where it likely lies, a line where "met" begins. */
export function TestChart({ name, sittings }: { name: string; sittings: readonly Sitting[] }) {
  const { t } = useLingui();
  const scale = scaleOf(sittings);
  if (!scale) return null;
  const x = (value: number) => left + scale.at(value) * (width - left - right);
  const metFrom = sittings.find((each) => each.metFrom !== undefined)?.metFrom;
  const oldestFirst = sittings.toReversed().slice(-6);
  const foot = 22 + oldestFirst.length * rowHeight;
  const sentence = oldestFirst
    .map(({ on, value, low, high }) =>
      low === undefined || high === undefined
        ? t`${on.slice(0, 4)}: ${value ?? ""}`
        : t`${on.slice(0, 4)}: ${value ?? ""}, likely between ${low} and ${high}`,
    )
    .join(". ");
  return (
    <svg className="test-chart" viewBox={`0 0 ${width} ${foot + 26}`} role="img" aria-label={`${name}. ${sentence}`}>
      <title>{name}</title>
      <line className="axis" x1={left} x2={width - right} y1={foot} y2={foot} />
      {scale.ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={foot + 17} textAnchor="middle">
          {tick}
        </text>
      ))}
      {metFrom !== undefined && (
        <>
          <line className="met-from" x1={x(metFrom)} x2={x(metFrom)} y1={14} y2={foot} />
          <text x={x(metFrom)} y={11} textAnchor={scale.at(metFrom) > 0.5 ? "end" : "start"}>
            {t`Met starts at ${metFrom}`}
          </text>
        </>
      )}
      {oldestFirst.map(({ on, value, low, high, grade }, place) => {
        const y = 22 + place * rowHeight + rowHeight / 2;
        const isNewest = place === oldestFirst.length - 1;
        return (
          <g key={`${on} ${value}`} data-newest={isNewest || undefined}>
            <text x={left - 10} y={y + 4} textAnchor="end">
              {grade ? gradeWords(grade, spoken()) : on.slice(0, 7)}
            </text>
            {low !== undefined && high !== undefined && (
              <rect className="band" x={x(low)} width={Math.max(2, x(high) - x(low))} y={y - 5} height={10} rx={5} />
            )}
            {value !== undefined && <circle className="score" cx={x(value)} cy={y} r={6} />}
          </g>
        );
      })}
    </svg>
  );
}
