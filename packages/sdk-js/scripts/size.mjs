// Bundles what applications use and prints the gzipped sizes against their bars; a bar passed is a failure.
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const cases = [
  { name: "one call", limit: 8, code: 'export { listStyles } from "./src/generated/operations.ts";' },
  { name: "generation-only client", limit: 12, code: 'export { InfoGraphix, Style, Palette } from "./dist/index.js";' },
  { name: "everything", limit: 20, code: 'export * from "./dist/index.js";' },
];
let failed = false;
for (const { name, limit, code } of cases) {
  const kilobytes = gzipSync(await bundle(code)).length / 1000;
  const over = kilobytes > limit;
  failed ||= over;
  console.log(`${name.padEnd(24)} ${kilobytes.toFixed(1).padStart(6)} kB gz of ${limit}${over ? "  TOO LARGE" : ""}`);
}
process.exit(failed ? 1 : 0);

async function bundle(code) {
  const entry = "\0entry";
  const build = await rolldown({
    input: entry,
    external: [/^node:/],
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    plugins: [
      {
        name: "entry",
        resolveId: (id) =>
          id === entry ? entry : id.startsWith("./") && !id.includes("node_modules") ? undefined : undefined,
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    cwd: process.cwd(),
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  return output[0].code;
}
