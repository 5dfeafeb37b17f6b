import { openStore, type Store } from "../../store/store.ts";
import { type Config, readConfig } from "../config.ts";
import { bringUpToDate, refuseMovedDate } from "../installation.job.ts";

/** Runs a command on the open, up-to-date database: joins the one that runs, or starts it and stops it afterwards. */
export async function withStore<T>(work: (store: Store, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  const store = await openStore(config);
  try {
    await refuseMovedDate(store, config);
    await bringUpToDate(store, config, { keepsClock: config.today === undefined });
    return await work(store, config);
  } finally {
    await store.close();
  }
}
