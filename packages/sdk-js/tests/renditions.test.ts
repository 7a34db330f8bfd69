// Pictures in other formats and sizes: asked for again until they are drawn.
import { expect, test } from "vitest";
import { APIStatusError } from "../src/index.js";
import { client, failure } from "./client.js";
import { problem, raw, serve } from "./server.js";

const pending = raw(202, "", { "retry-after": "1" });

test("a format is waited for", async () => {
  const { url, asked } = await serve(pending, pending, raw(200, "%PDF"));
  const picture = await client(url).generations.result("gen_1abcde", { format: "pdf", size: "4K" });
  expect(await picture.text()).toBe("%PDF");
  expect(asked.map((each) => each.url)).toEqual(Array(3).fill("/api/v1/generate/gen_1abcde/result?sizes=4K"));
  expect(asked[0]?.headers.accept).toBe("application/pdf");
  expect(asked[0]?.headers.prefer).toMatch(/^wait=\d+$/);
});

test("sizes come as an archive", async () => {
  const { url, asked } = await serve(pending, raw(200, "PK"));
  expect((await client(url).generations.archive("gen_1abcde", ["1K", "2K"])).size).toBe(2);
  expect(asked[1]?.url).toMatch(/\?sizes=1K%2C2K$/);
  expect(asked[1]?.headers.accept).toBe("application/zip");
});

test("the first format needs no name, and an unknown one is for the server to judge", async () => {
  const { url, asked } = await serve(raw(200, "x"), problem(406, "not-acceptable"));
  const { generations } = client(url);
  expect((await generations.result("gen_1abcde")).size).toBe(1);
  expect(asked[0]?.headers.accept).toMatch(/^image\/png, image\/svg\+xml/);
  expect(await failure(generations.result("gen_1abcde", { format: "image/avif" }))).toBeInstanceOf(APIStatusError);
});
