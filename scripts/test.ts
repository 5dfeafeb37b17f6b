import { startVitest } from "vitest/node";

/**
 * All tests, journeys among them, and one last line that a machine can read. Arguments go to vitest: a path or `-t TITLE`
 * narrows it down.
 */
const [...filters] = process.argv.slice(2);
const title = filters.indexOf("-t");
const testNamePattern = title >= 0 ? filters.splice(title, 2)[1] : undefined;

const vitest = await startVitest("test", filters, {
  run: true,
  watch: false,
  ...(testNamePattern && { testNamePattern }),
});
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const module of vitest?.state.getTestModules() ?? []) {
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === "passed" || state === "failed") counts[state] += 1;
    else counts.skipped += 1;
  }
  // A file that could not be read at all has no tests to count.
  if (module.errors().length > 0) counts.failed += 1;
}
counts.failed += vitest?.state.getUnhandledErrors().length ?? 1;
await vitest?.close();
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);
