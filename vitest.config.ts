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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
