// The packed tarball, installed as a user would, from ESM, CommonJS and TypeScript.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

function install(): string {
  const folder = mkdtempSync(join(tmpdir(), "infographix-pack-"));
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: root,
    encoding: "utf8",
  });
  const target = join(folder, "node_modules", "@infographix", "sdk");
  mkdirSync(target, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, packed.trim()), "--strip-components=1", "-C", target]);
  cpSync(join(root, "node_modules", "zod"), join(folder, "node_modules", "zod"), { recursive: true });
  return folder;
}

test("works from ESM, CommonJS and TypeScript", () => {
  const folder = install();
  const use = "console.log(typeof InfoGraphix, Style.Modern, Palette.Ocean)";
  writeFileSync(join(folder, "a.mjs"), `import { InfoGraphix, Palette, Style } from "@infographix/sdk"; ${use}`);
  writeFileSync(join(folder, "b.cjs"), `const { InfoGraphix, Palette, Style } = require("@infographix/sdk"); ${use}`);
  for (const file of ["a.mjs", "b.cjs"]) {
    expect(execFileSync("node", [file], { cwd: folder, encoding: "utf8" })).toBe("function modern ocean\n");
  }
  const typed = `import { InfoGraphix, Style } from "@infographix/sdk";
const url: string = (await new InfoGraphix({ apiKey: "x" }).generate({ topic: "x", style: Style.Modern })).url;
export { url };`;
  writeFileSync(join(folder, "c.mts"), typed);
  const compilerOptions = {
    noEmit: true,
    strict: true,
    module: "nodenext",
    target: "es2022",
    lib: ["es2022", "dom"],
    types: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["c.mts"] }));
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  expect(spawnSync("node", [tsc, "-p", "."], { cwd: folder, encoding: "utf8" }).stdout).toBe("");
}, 60_000);
