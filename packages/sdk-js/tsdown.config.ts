import { defineConfig } from "tsdown";

export default defineConfig({
  entry: ["src/index.ts", "src/node/save.ts"],
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  dts: true,
  fixedExtension: false,
  deps: { neverBundle: [/^node:/, /^zod/] },
  // what every client loads in one file: bundlers of applications divide by files
  outputOptions: {
    advancedChunks: {
      groups: [
        {
          name: "client",
          test: /src\/(call|client|deadline|decode|errors|lazy|poll|rate-limit|result|retry|settings|transport|wire|generated\/(operations|schemas)|resources\/generations)\.ts$/,
        },
      ],
    },
  },
  logLevel: "warn",
});
