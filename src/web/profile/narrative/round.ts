/** Somebody of a class, as the round goes through it. */
export interface InRound {
  readonly learnerId: string;
  readonly name: string;
}

/** The next of the class after one who has no words yet, around its end; with words for all, simply the next. */
export function nextOf<Each extends InRound>(
  all: readonly Each[],
  learnerId: string,
  written: ReadonlySet<string>,
): Each | undefined {
  const place = all.findIndex((each) => each.learnerId === learnerId);
  const after = [...all.slice(place + 1), ...all.slice(0, Math.max(place, 0))];
  return after.find((each) => !written.has(each.learnerId)) ?? after[0];
}
