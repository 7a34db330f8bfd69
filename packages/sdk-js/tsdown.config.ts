import { defineConfig } from "tsdown";

export default defineConfig({
  entry: ["src/index.ts", "src/node/save.ts"],
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  dts: true,
  fixedExtension: false,
  deps: { neverBundle: [/^node:/, /^zod/] },
  logLevel: "warn",
});
