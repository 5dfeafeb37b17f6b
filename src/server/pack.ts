import { type LivePack, livePack } from "../privacy/live-pack.ts";
import { shippedPack } from "../privacy/pack.ts";
import type { Store } from "../store/store.ts";

const packs = new WeakMap<Store, LivePack>();

/** The policy pack of an installation: one for each open store, as `bringUpToDate` last read it. */
export function packOf(store: Store): LivePack {
  const known = packs.get(store);
  if (known) return known;
  const made = livePack(shippedPack);
  packs.set(store, made);
  return made;
}
