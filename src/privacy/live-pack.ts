import { createHash } from "node:crypto";
import type { Pack } from "./pack.ts";

/** What a pack says, as 64 hex digits: equal packs have equal ones. */
export const hashOf = (pack: Pack): string => createHash("sha256").update(JSON.stringify(pack.document)).digest("hex");

/** The pack in force of one installation: everything that was given it decides by the new one once it takes it. */
export interface LivePack extends Pack {
  take(next: Pack): void;
}

/** Whether a pack can take another one. A test or a bench hands out the shipped pack itself, which cannot. */
export const isLive = (pack: Pack): pack is LivePack => "take" in pack;

/** A pack that begins as `first`. */
export function livePack(first: Pack): LivePack {
  let now = first;
  return {
    get document() {
      return now.document;
    },
    get policies() {
      return now.policies;
    },
    find: (policyId) => now.find(policyId),
    of: (audience) => now.of(audience),
    rule: (id) => now.rule(id),
    schoolLeast: (policyId, slice) => now.schoolLeast(policyId, slice),
    take: (next) => {
      now = next;
    },
  };
}
