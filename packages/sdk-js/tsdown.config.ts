import { defineConfig } from "tsdown";

export default defineConfig({
  entry: ["src/index.ts", "src/node/save.ts"],
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  dts: true,
  fixedExtension: false,
  deps: { neverBundle: [/^node:/, /^zod/] },
  // what every request needs in one file: bundlers of applications divide by files
  outputOptions: {
    advancedChunks: {
      groups: [{ name: "request", test: /src\/(call|deadline|decode|errors|rate-limit|retry|transport|wire)\.ts$/ }],
    },
  },
  logLevel: "warn",
});
