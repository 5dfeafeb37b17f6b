import type { IsoDate } from "../../kernel/date.ts";

/** One sitting of a test, on the test's own scale. */
export interface Sitting {
  readonly on: IsoDate;
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly metFrom: number | undefined;
  readonly outcome: string | undefined;
  readonly grade: string | undefined;
}

/** A scale to draw on: a little wider than what stands on it, with a few round numbers. Never from zero: a score is a place. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** 0 to 1. */
  readonly at: (value: number) => number;
}

/** 1, 2 or 5 times a power of ten: the distance between some four round numbers. */
function stepOf(width: number): number {
  const rough = width / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
}

/** The scale of a test's sittings; `undefined` where none has a number. */
export function scaleOf(sittings: readonly Sitting[]): Scale | undefined {
  const values = sittings
    .flatMap(({ value, low, high, metFrom }) => [value, low, high, metFrom])
    .filter((each) => each !== undefined);
  if (values.length === 0) return undefined;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = stepOf(Math.max(most - least, 1));
  const from = Math.floor((least - step / 4) / step) * step;
  const to = Math.ceil((most + step / 4) / step) * step;
  const count = Math.round((to - from) / step);
  return {
    from,
    to,
    ticks: Array.from({ length: count + 1 }, (_, n) => Number((from + n * step).toPrecision(12))),
    at: (value) => (value - from) / (to - from),
  };
}
