/** Wrong passwords in a row that cost nothing. */
const freeTries = 5;
const longestPause = 15 * 60;

/** Seconds to wait after so many wrong passwords in a row: none up to five, then one minute, doubling to a quarter of an hour. */
export const pauseAfter = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(longestPause, 60 * 2 ** (failures - freeTries));
