import { importBundle } from "../src/exchange/import.job.ts";
import type { ImportPhase } from "../src/exchange/import.ts";
import { shippedPack } from "../src/privacy/pack.ts";
import { growSlowly } from "../src/server/commands/import.ts";
import { bringUpToDate } from "../src/server/installation.job.ts";
import { kinds } from "../src/server/kinds.ts";
import { standards } from "../src/server/standards.ts";
import { openStore } from "../src/store/store.ts";

// A process of its own, as `daypack import` is one: what it takes of memory is then the import's and nobody else's. Prints when
// each phase began, in milliseconds, and the most memory it had.
const [dataFolder = "", bundle = ""] = process.argv.slice(2);
growSlowly();
const store = await openStore({ dataFolder });
try {
  await bringUpToDate(store, { timeZone: "UTC", today: "2026-11-20", publicUrl: undefined });
  const at = new Map<ImportPhase, number>();
  const begun = performance.now();
  const { read, added, changed } = await importBundle({
    store,
    kinds,
    pack: shippedPack,
    standards,
    path: bundle,
    onProgress: ({ phase }) => at.has(phase) || at.set(phase, performance.now() - begun),
  });
  const { maxRSS } = process.resourceUsage(); // kilobytes
  console.log(
    JSON.stringify({ read, added, changed, at: Object.fromEntries(at), megabytes: Math.round(maxRSS / 1000) }),
  );
} finally {
  await store.close();
}
