import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    coverage: {
      enabled: true,
      include: ["src/**"],
      exclude: ["src/generated/**"],
      reporter: ["text-summary"],
      thresholds: { lines: 95 },
    },
    testTimeout: 20_000,
  },
});
