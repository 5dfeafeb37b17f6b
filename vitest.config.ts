import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "src/**/*.test.ts",
      "src/**/*.test.tsx",
      "bin/**/*.test.ts",
      "scripts/**/*.test.ts",
      "acceptance/**/*.test.ts",
    ],
    globalSetup: ["scripts/test-database.ts"],
    pool: "forks",
    // Only to end what hangs: a slow machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
});
