import type { Store } from "../store/store.ts";
import { type ClockPlace, turnClock } from "./clockwork.ts";
import { bringUpToDate } from "./installation.job.ts";

/** How often the clock is asked whether there is something to do, in ms. */
const tick = 30_000;

/** A clock that runs. Stopping it waits for what it is at. */
export interface Clock {
  stop(): Promise<void>;
}

const say = (error: unknown) =>
  // Only the code: words of an error may quote a row.
  console.error(`the clock could not turn (${(error as { code?: string }).code ?? "unknown"}); it tries again`);

/** Turns the clock now and then on: the new day's grants first, then the work that is due. One turn at a time. */
export function keepClock(store: Store, place: ClockPlace): Clock {
  let turning: Promise<void> | undefined;
  const turn = async () => {
    await bringUpToDate(store, place.config);
    await turnClock(store, place, say);
  };
  const next = () => {
    turning ??= turn()
      .catch(say)
      .finally(() => {
        turning = undefined;
      });
  };
  next();
  const timer = setInterval(next, tick);
  return {
    async stop() {
      clearInterval(timer);
      await turning;
    },
  };
}
