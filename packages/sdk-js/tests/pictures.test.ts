import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { InfographicResult } from "../src/index.js";
import * as sdk from "../src/index.js";
import { client, failure, finishing } from "./client.js";
import { completed, PICTURE } from "./fixtures.js";
import { bytes, cut, drip, json, problem, raw, type Script, serve } from "./server.js";

const HALF = PICTURE.length / 2;
const rest = raw(206, PICTURE.subarray(HALF), {
  "content-range": `bytes ${HALF}-${PICTURE.length - 1}/${PICTURE.length}`,
});

/** A finished generation, and a server that answers the download as the scripts say. */
async function finished(...scripts: Script[]) {
  const server = await serve((response, asked) => json(200, completed("http://x"))(response, asked), ...scripts);
  return { ...server, result: await client(server.url).generate({ topic: "x" }) };
}

async function folder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), "infographix-"));
}

async function saved(result: InfographicResult): Promise<Buffer> {
  const path = join(await folder(), "a.png");
  await result.save(path);
  return await readFile(path);
}

const ways: [string, (result: InfographicResult) => Promise<Uint8Array>][] = [
  ["toBuffer", async (result) => Buffer.from(await result.toBuffer())],
  ["save", saved],
];

describe.each(ways)("%s", (_, fetched) => {
  test("has the whole picture", async () => {
    const { result } = await finished(raw(200, PICTURE));
    expect(await fetched(result)).toEqual(PICTURE);
  });

  test("goes on where the connection broke", async () => {
    const { result, asked } = await finished(cut(PICTURE), rest);
    expect(await fetched(result)).toEqual(PICTURE);
    expect(asked[2]?.headers.range).toBe(`bytes=${HALF}-`);
    expect(asked[2]?.headers["if-range"]).toBe(`"${result.generation.result?.sha256}"`);
  });

  test("goes on when the end came too early without an error", async () => {
    const half = bytes(`HTTP/1.1 200 OK\nconnection: close\n\n${PICTURE.subarray(0, HALF)}`);
    const { result } = await finished(half, rest);
    expect(await fetched(result)).toEqual(PICTURE);
  });

  test("starts anew when the server does not know ranges", async () => {
    const { result } = await finished(cut(PICTURE), raw(200, PICTURE));
    expect(await fetched(result)).toEqual(PICTURE);
  });

  test("is tried again when the server is busy", async () => {
    const { result } = await finished(problem(503, "unavailable", { "retry-after": "0" }), raw(200, PICTURE));
    expect(await fetched(result)).toEqual(PICTURE);
  });

  test.each([
    ["changed", Buffer.from(PICTURE).fill("x")],
    ["too long", Buffer.concat([PICTURE, PICTURE])],
  ])("refuses a picture that is %s", async (_, picture) => {
    const { result } = await finished(raw(200, picture));
    expect(sdk.isDownloadError(await failure(fetched(result)))).toBe(true);
  });

  test("says when the picture is gone", async () => {
    const { result } = await finished(problem(410, "gone"));
    expect(sdk.isGoneError(await failure(fetched(result)))).toBe(true);
  });

  test("follows a redirect to another origin without the key", async () => {
    const elsewhere = await serve(raw(200, PICTURE));
    const { result, asked } = await finished(raw(307, "", { location: `${elsewhere.url}/signed` }));
    expect(await fetched(result)).toEqual(PICTURE);
    expect(asked[1]?.headers.authorization).toBeDefined();
    expect(elsewhere.asked[0]?.headers.authorization).toBeUndefined();
  });
});

test("a picture that cannot be fetched leaves the file of before, and nothing else", async () => {
  const { result } = await finished(raw(200, "something else"), problem(404, "not-found"));
  const place = await folder();
  await writeFile(join(place, "a.png"), "before");
  await failure(result.save(join(place, "a.png")));
  expect(await readdir(place)).toEqual(["a.png"]);
  expect(await readFile(join(place, "a.png"), "utf8")).toBe("before");
});

test("a save that is aborted leaves nothing", async () => {
  const { result } = await finished(drip);
  const place = await folder();
  const error = await failure(result.save(join(place, "a.png"), { signal: AbortSignal.timeout(50) }));
  expect(error.name).toBe("TimeoutError");
  expect(await readdir(place)).toEqual([]);
});

test("two writers of one file do not mix", async () => {
  const { url } = await finishing();
  const result = await client(url).generate({ topic: "x" });
  const path = join(await folder(), "a.png");
  await Promise.all([result.save(path), result.save(path)]);
  expect(await readFile(path)).toEqual(PICTURE);
});

test("a folder that is not there is named", async () => {
  const { url } = await finishing();
  const result = await client(url).generate({ topic: "x" });
  expect((await failure(result.save("/nowhere/a.png"))).message).toContain("/nowhere/a.png");
});

test("a Blob knows its type", async () => {
  const { url } = await finishing();
  const blob = await (await client(url).generate({ topic: "x" })).toBlob();
  expect([blob.type, blob.size]).toEqual(["image/png", PICTURE.length]);
});
