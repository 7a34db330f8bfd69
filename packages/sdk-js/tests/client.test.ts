import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import * as sdk from "../src/index.js";
import { completed, generation, PICTURE } from "./fixtures.js";
import { json, problem, raw, reset, type Script, serve } from "./server.js";

const KEY = "igx_live_secretsecretsecret";

function client(baseUrl: string, options: sdk.ClientOptions = {}): sdk.InfoGraphix {
  return new sdk.InfoGraphix({ apiKey: KEY, baseUrl, ...options });
}

async function failure(work: Promise<unknown>): Promise<Error> {
  return await work.then(
    () => expect.fail("it should have failed"),
    (error: Error) => error,
  );
}

/** A server whose first answers are `scripts`, and which then has a finished picture. */
async function finishing(...scripts: Script[]) {
  let url = "";
  const last: Script = (response, asked) => {
    if (asked.url === "/picture") raw(200, PICTURE.toString(), { "content-type": "image/png" })(response, asked);
    else json(200, completed(url))(response, asked);
  };
  const server = await serve(...scripts, last);
  url = server.url;
  return server;
}

describe("generate", () => {
  test("waits on the server, and reads the finished generation", async () => {
    const { url, asked } = await finishing(json(202, generation()));
    const seen: string[] = [];
    const result = await client(url).generate({
      topic: "Climate",
      aspectRatio: "landscape",
      metadata: { teamName: "kept" },
      onProgress: (now) => seen.push(now.status),
    });
    expect(seen).toEqual(["queued", "completed"]);
    expect(result.generation.createdAt).toEqual(new Date("2026-06-15T10:30:00Z"));
    expect(result.generation.metadata).toEqual({ team_name: "x" });
    expect(result.url).toBe(`${url}/picture`);
    expect(result.altText).toBe("A picture");
    expect([result.id, result.document, result.warnings]).toEqual([result.generation.id, null, []]);
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      topic: "Climate",
      aspect_ratio: "landscape",
      metadata: { teamName: "kept" },
    });
    expect(asked[1]?.headers.prefer).toBe("wait=1");
    expect(asked[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test("throws what went wrong with the generation", async () => {
    const error = { code: "no_data", message: "Add a row.", retryable: false };
    const failed = await serve(json(200, generation({ status: "failed", error })));
    const thrown = (await failure(client(failed.url).generate({ topic: "x" }))) as sdk.GenerationFailedError;
    expect(thrown).toBeInstanceOf(sdk.GenerationFailedError);
    expect([thrown.code, thrown.retryable]).toEqual(["no_data", false]);
    const canceled = await serve(json(200, generation({ status: "canceled" })));
    expect(await failure(client(canceled.url).generate({ topic: "x" }))).toBeInstanceOf(sdk.GenerationCanceledError);
  });

  test("keeps members and values that are newer than this package", async () => {
    const { url } = await serve(json(200, generation({ style: "holographic", brand_new: { some_key: 1 } })));
    const found = await client(url).generations.get("gen_1");
    expect(found.style).toBe("holographic");
    expect(found).toHaveProperty("brand_new", { some_key: 1 });
  });
});

describe("pictures", () => {
  test("are saved complete or not at all", async () => {
    const { url } = await finishing();
    const folder = await mkdtemp(join(tmpdir(), "infographix-"));
    const result = await client(url).generate({ topic: "x" });
    await result.save(join(folder, "a.png"));
    expect(await readFile(join(folder, "a.png"))).toEqual(PICTURE);
    expect(await readdir(folder)).toEqual(["a.png"]);
    expect((await result.toBlob()).type).toBe("image/png");
  });

  test("that changed on their way are refused", async () => {
    const { url } = await serve(
      (response, asked) => json(200, completed(`http://${asked.headers.host}`))(response, asked),
      raw(200, "something else"),
    );
    const result = await client(url).generate({ topic: "x" });
    expect(await failure(result.toBuffer())).toBeInstanceOf(sdk.DownloadError);
  });

  test("of another origin are fetched without the key", async () => {
    const elsewhere = await serve(raw(200, PICTURE.toString()));
    const { url } = await serve(json(200, completed(elsewhere.url)));
    await (await client(url).generate({ topic: "x" })).toBuffer();
    expect(elsewhere.asked[0]?.headers.authorization).toBeUndefined();
  });

  test("that are gone say so", async () => {
    const { url } = await serve(
      (response, asked) => json(200, completed(`http://${asked.headers.host}`))(response, asked),
      problem(410, "gone"),
    );
    const error = await failure((await client(url).generate({ topic: "x" })).toBuffer());
    expect(sdk.isAPIStatusError(error) && error.status).toBe(410);
  });
});

describe("errors", () => {
  test.each([
    [401, sdk.AuthenticationError],
    [403, sdk.PermissionDeniedError],
    [404, sdk.NotFoundError],
    [409, sdk.ConflictError],
    [418, sdk.APIStatusError],
    [422, sdk.ValidationError],
  ])("a %i is typed, and not tried again", async (status, kind) => {
    const { url, asked } = await serve(problem(status, "some-code"));
    const error = (await failure(client(url).styles.list())) as sdk.APIStatusError;
    expect(error).toBeInstanceOf(kind);
    expect([error.code, error.requestId, asked.length]).toEqual(["some-code", "req_12345678", 1]);
    expect(error.message).toBe(`Do this instead. (${status} some-code) [request req_12345678]`);
  });

  test("name each value that is not usable", async () => {
    const errors = [{ pointer: "/style", code: "invalid_enum", detail: "Use one of modern." }];
    const { url } = await serve(json(422, { detail: "No.", code: "validation-failed", errors }));
    const error = (await failure(client(url).generations.create({ topic: "" }))) as sdk.ValidationError;
    expect(error.errors).toEqual(errors);
    expect(error.message).toContain("/style: Use one of modern.");
  });

  test("of a spent quota are not tried again", async () => {
    const { url, asked } = await serve(
      problem(429, "quota-exceeded", { "x-should-retry": "false", "retry-after": "9" }),
    );
    const error = (await failure(client(url).palettes.list())) as sdk.QuotaExceededError;
    expect(error).toBeInstanceOf(sdk.QuotaExceededError);
    expect([error.retryAfter, asked.length]).toEqual([9, 1]);
  });

  test.each([
    ["HTML", raw(200, "<html>", { "content-type": "text/html" })],
    ["nothing", raw(200, "")],
    ["half a document", raw(200, '{"data": [', { "content-type": "application/json" })],
    ["something else", json(200, { data: "no list" })],
  ])("an answer that is %s is a DecodeError", async (_, script) => {
    const { url } = await serve(script);
    expect(await failure(client(url).styles.list())).toBeInstanceOf(sdk.DecodeError);
  });

  test("never show the key", async () => {
    const { url } = await serve(problem(401, "unauthenticated"));
    const own = client(url);
    const error = await failure(own.styles.list());
    expect(inspect(own, { depth: 9, showHidden: true }) + inspect(error, { depth: 9 })).not.toContain("secret");
  });

  test("tell how to give a key", () => {
    expect(() => new sdk.InfoGraphix({ apiKey: "" })).toThrow("INFOGRAPHIX_API_KEY");
  });
});

describe("retries", () => {
  test.each([408, 429, 500, 502, 503, 504])("a %i is tried again", async (status) => {
    const { url, asked } = await serve(
      problem(status, "x", { "retry-after": "0" }),
      json(200, { data: [], has_more: false, next_cursor: null }),
    );
    expect(await client(url).styles.list()).toEqual([]);
    expect(asked.length).toBe(2);
  });

  test("send a POST with the same key, also after a broken connection", async () => {
    const { url, asked } = await serve(
      reset,
      problem(503, "unavailable", { "retry-after": "0" }),
      json(202, generation()),
    );
    await client(url).generations.create({ topic: "x" });
    const keys = asked.map((request) => request.headers["idempotency-key"]);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  test("obey X-Should-Retry above all", async () => {
    const no = await serve(problem(503, "unavailable", { "x-should-retry": "false" }));
    await failure(client(no.url).styles.list());
    expect(no.asked.length).toBe(1);
    const yes = await serve(
      problem(409, "idempotency-in-progress", { "x-should-retry": "true", "retry-after": "0" }),
      json(202, generation()),
    );
    await client(yes.url).generations.create({ topic: "x" });
    expect(yes.asked.length).toBe(2);
  });

  test("end with the last error", async () => {
    const { url, asked } = await serve(problem(500, "internal", { "retry-after": "0" }));
    expect(await failure(client(url, { maxRetries: 2 }).styles.list())).toBeInstanceOf(sdk.ServerError);
    expect(asked.length).toBe(3);
  });

  test("do not outlast the deadline", async () => {
    const { url, asked } = await serve(problem(503, "unavailable", { "retry-after": "3600" }));
    expect(await failure(client(url, { deadlineMs: 5000 }).styles.list())).toBeInstanceOf(sdk.ServerError);
    expect(asked.length).toBe(1);
  });

  test("give up when nobody listens", async () => {
    const error = await failure(client("http://127.0.0.1:9", { maxRetries: 0 }).styles.list());
    expect(error).toBeInstanceOf(sdk.APIConnectionError);
  });
});

describe("deadline and abort", () => {
  const drip: Script = (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  };

  test("a body that drips ends at the deadline", async () => {
    const { url } = await serve(drip);
    const error = await failure(client(url, { deadlineMs: 150 }).styles.list());
    expect(error).toBeInstanceOf(sdk.DeadlineExceededError);
  });

  test("an abort ends the body, the pause and the call before it begins", async () => {
    const { url } = await serve(drip);
    expect((await failure(client(url).styles.list({ signal: AbortSignal.timeout(50) }))).name).toBe("TimeoutError");
    const busy = await serve(problem(503, "unavailable", { "retry-after": "20" }));
    expect((await failure(client(busy.url).styles.list({ signal: AbortSignal.timeout(80) }))).name).toBe(
      "TimeoutError",
    );
    expect((await failure(client(url).styles.list({ signal: AbortSignal.abort() }))).name).toBe("AbortError");
  });

  test("a signal used for many calls keeps no listeners", async () => {
    const { url } = await serve(json(200, { data: [], has_more: false, next_cursor: null }));
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...all: Parameters<typeof add>) => {
      listeners += 1;
      add(...all);
    };
    signal.removeEventListener = (...all: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...all);
    };
    for (let i = 0; i < 20; i++) await client(url).styles.list({ signal });
    expect(listeners).toBe(0);
  });
});

test("each step can be taken by itself", async () => {
  const { url, asked } = await serve(
    json(202, generation()),
    json(200, generation({ status: "analyzing" })),
    (response, request) => json(200, completed(`http://${request.headers.host}`))(response, request),
    json(200, generation({ status: "canceled" })),
    raw(200, "bytes", { "content-type": "image/png" }),
  );
  const own = client(url);
  const made = await own.generations.create({ topic: "x" }, { idempotencyKey: "mine" });
  expect((await own.generations.wait(made.id)).status).toBe("completed");
  expect((await own.generations.cancel(made.id)).status).toBe("canceled");
  expect(await (await own.generations.result(made.id)).text()).toBe("bytes");
  expect(asked.map((request) => request.method)).toEqual(["POST", "GET", "GET", "DELETE", "GET"]);
  expect(asked[0]?.headers["idempotency-key"]).toBe("mine");
});
