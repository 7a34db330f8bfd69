// The packed tarball, installed as a user would, without a network: from ESM, CommonJS, TypeScript and a browser's bundle.
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { finishing } from "./client.js";
import { PICTURE } from "./fixtures.js";

const ROOT = join(import.meta.dirname, "..");
const TOOLS = join(ROOT, "node_modules");
let folder: string;

function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, { cwd: folder, encoding: "utf8" });
}

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "infographix-pack-"));
  write("package.json", "{}");
  run("npm", "pack", "--silent", "--ignore-scripts", ROOT, join(TOOLS, "zod"));
  const tarballs = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  run("npm", "install", "--silent", "--offline", "--no-audit", "--no-fund", ...tarballs.map((name) => `./${name}`));
}, 60_000);

describe("the installed package", () => {
  const use = "console.log(typeof InfoGraphix, Style.Modern, Palette.Ocean)";
  const names = "{ InfoGraphix, Palette, Style }";
  test.each([
    ["a.mjs", `import ${names} from "@infographix/sdk"; ${use}`],
    ["b.cjs", `const ${names} = require("@infographix/sdk"); ${use}`],
  ])("is used from %s", (name, code) => {
    expect(run("node", write(name, code))).toBe("function modern ocean\n");
  });

  test.each([
    ["save.mjs", 'await import("@infographix/sdk")'],
    ["save.cjs", 'require("@infographix/sdk")'],
  ])("saves a picture from %s", async (name, load) => {
    const { url } = await finishing();
    const code = `(async () => {
      const { InfoGraphix } = ${load};
      const client = new InfoGraphix({ apiKey: "x", baseUrl: "${url}" });
      await (await client.generate({ topic: "x" })).save("${name}.png");
    })();`;
    await promisify(execFile)("node", [write(name, code)], { cwd: folder });
    expect(readFileSync(join(folder, `${name}.png`))).toEqual(PICTURE);
  });

  test.each(["nodenext", "bundler"])("has types for moduleResolution %s", (moduleResolution) => {
    const code = `import { InfoGraphix, isValidationError, Style } from "@infographix/sdk";
const client = new InfoGraphix({ apiKey: "x" });
export const url: Promise<string> = client.generate({ topic: "x", style: Style.Modern }).then((result) => result.url);
export const named = (error: unknown): string[] => (isValidationError(error) ? error.errors.map((e) => e.pointer) : []);
// @ts-expect-error a size is text
client.generate({ topic: "x", size: 2 });`;
    const compilerOptions = {
      noEmit: true,
      strict: true,
      module: moduleResolution === "bundler" ? "esnext" : "nodenext",
      moduleResolution,
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
    };
    write("c.mts", code);
    write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["c.mts"] }));
    expect(spawnSync("node", [join(TOOLS, "typescript/bin/tsc")], { cwd: folder, encoding: "utf8" }).stdout).toBe("");
  });

  test("goes into a browser's bundle that asks nothing of Node", () => {
    write("d.mjs", `import ${names} from "@infographix/sdk"; globalThis.used = [InfoGraphix, Style, Palette];`);
    const bundle = run(join(TOOLS, ".bin/esbuild"), "d.mjs", "--bundle", "--platform=browser", "--format=iife");
    expect(bundle).not.toMatch(/["']node:/);
    const page = write(
      "page.mjs",
      `import vm from "node:vm"; import { readFileSync } from "node:fs";
const context = vm.createContext({ fetch, URL, Response, Headers, AbortController, setTimeout, clearTimeout, performance });
vm.runInContext(readFileSync("bundle.js", "utf8"), context);
vm.runInContext("new used[0]({ apiKey: 'x' })", context);
console.log(context.used[1].Modern);`,
    );
    write("bundle.js", bundle);
    expect(run("node", page)).toBe("modern\n");
  });
});
