/** Times of one thing, in milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly runs: number;
}

export function timesOf(samples: readonly number[]): Times {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return { p50: rounded(at(0.5)), p99: rounded(at(0.99)), runs: sorted.length };
}

/**
 * Runs several ways of the same work in turns, so that whatever else the machine does falls on all of them alike. What counts
 * are ratios within one run.
 */
export async function inTurns<Name extends string>(
  ways: Readonly<Record<Name, (turn: number) => Promise<unknown>>>,
  { runs, warmUp = 20 }: { runs: number; warmUp?: number },
): Promise<Record<Name, Times>> {
  const names = Object.keys(ways) as Name[]; // of a record with these names
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < runs + warmUp; turn++) {
    for (const name of turn % 2 === 0 ? names : names.toReversed()) {
      const begun = performance.now();
      await ways[name](turn);
      if (turn >= warmUp) samples.get(name)?.push(performance.now() - begun);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timesOf(samples.get(name) ?? [])])) as Record<Name, Times>; // each was measured
}

export const ratio = (a: Times, b: Times): number => Math.round((a.p50 / b.p50) * 100) / 100;
