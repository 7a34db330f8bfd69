import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as sdk from "../src/index.js";
import { client, failure, finishing, KEY } from "./client.js";
import { completed, EMPTY, generation } from "./fixtures.js";
import { hold, json, problem, raw, reset, serve } from "./server.js";

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

  test("keeps blocks that are newer than this package, beside those it knows", async () => {
    const spec = JSON.parse(await readFile(join(import.meta.dirname, "../../../spec/dist/openapi.json"), "utf8"));
    const example = spec.components.examples["generation.completed"].value;
    const newer = { type: "hologram", some_key: 1 };
    example.document.sections[0].blocks.push(newer);
    const { url } = await serve(json(200, example));
    const blocks = (await client(url).generations.get("gen_1")).document?.sections[0]?.blocks ?? [];
    expect(blocks.at(-1)).toEqual(newer);
    expect(JSON.stringify(blocks.slice(0, -1))).not.toMatch(/"[a-z]+_[a-z_]+":/);
  });

  test("goes on while the status is one it does not know", async () => {
    const { url, asked } = await finishing(json(202, generation({ status: "polishing" })));
    await client(url).generate({ topic: "x" });
    expect(asked[1]?.headers.prefer).toMatch(/^wait=\d+$/);
  });

  test("tells at the deadline which generation goes on", async () => {
    const { url } = await serve(json(202, generation()), hold);
    const error = await failure(client(url).generate({ topic: "x", deadlineMs: 200 }));
    expect(sdk.isDeadlineExceededError(error) && error.message).toContain('generations.wait("gen_01jx5m2v');
  });

  test("refuses an id that is no id", async () => {
    const { url, asked } = await finishing();
    for (const id of ["", ".."]) expect((await failure(client(url).generations.get(id))).message).toContain("id");
    expect(asked).toEqual([]);
  });
});

describe("errors", () => {
  test.each([
    [401, sdk.AuthenticationError],
    [403, sdk.PermissionDeniedError],
    [404, sdk.NotFoundError],
    [409, sdk.ConflictError],
    [400, sdk.BadRequestError],
    [405, sdk.APIStatusError],
    [406, sdk.APIStatusError],
    [410, sdk.GoneError],
    [413, sdk.BodyTooLargeError],
    [415, sdk.APIStatusError],
    [422, sdk.ValidationError],
    [451, sdk.APIStatusError],
    [501, sdk.ServerError],
    [520, sdk.ServerError],
  ])("a %i is typed, and not tried again", async (status, kind) => {
    const { url, asked } = await serve(problem(status, "some-code"));
    const error = (await failure(client(url).styles.list())) as sdk.APIStatusError;
    expect(error).toBeInstanceOf(kind);
    expect([error.code, error.requestId, asked.length]).toEqual(["some-code", "req_12345678", 1]);
    expect(error.message).toBe(`Do this instead. (${status} some-code) [request req_12345678]`);
    expect(error.name).toBe(kind.name);
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

  test("have a guard each", async () => {
    const { url } = await serve(problem(410, "gone"));
    const error = await failure(client(url).generations.result("gen_1"));
    expect(sdk.isGoneError(error) && sdk.isAPIStatusError(error) && sdk.isInfoGraphixError(error)).toBe(true);
    expect(sdk.isNotFoundError(error) || sdk.isNotFoundError(undefined)).toBe(false);
  });

  test.each([
    ["members of other types", { detail: 5, code: [], errors: [null, 3, { detail: {} }], title: "Broken" }],
    ["a list", []],
    ["null", null],
  ])("with a problem that is %s are typed all the same", async (_, body) => {
    const { url } = await serve(json(400, body));
    const error = await failure(client(url).styles.list());
    expect(sdk.isBadRequestError(error) && [error.status, error.errors, error.code]).toEqual([400, [], undefined]);
  });
});

describe("retries", () => {
  test.each([408, 425, 429, 500, 502, 503, 504])("a %i is tried again", async (status) => {
    const { url, asked } = await serve(problem(status, "x", { "retry-after": "0" }), json(200, EMPTY));
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

  test("do not outlast the deadline, nor sleep for an hour", async () => {
    const { url, asked } = await serve(problem(503, "unavailable", { "retry-after": "3600" }));
    for (const deadlineMs of [5000, 10_000_000]) {
      expect(await failure(client(url, { deadlineMs }).styles.list())).toBeInstanceOf(sdk.ServerError);
    }
    expect(asked.length).toBe(2);
  });

  test("give up when nobody listens", async () => {
    const error = await failure(client("http://127.0.0.1:9", { maxRetries: 0 }).styles.list());
    expect(sdk.isAPIConnectionError(error) && error.retryable).toBe(true);
  });

  test.each([
    ["0", 0],
    ["1.5", 1.5],
    ["Mon, 15 Jun 2026 10:30:02 GMT", 2],
    ["Mon, 15 Jun 2020 10:30:02 GMT", 0],
    ["-1", undefined],
    ["abc", undefined],
    ["1e400", undefined],
    ["1, 2", undefined],
    ["soon GMT", undefined],
  ])("read a Retry-After of %s", async (text, seconds) => {
    const date = "Mon, 15 Jun 2026 10:30:00 GMT"; // by the server's clock, whatever ours says
    const { url } = await serve(problem(503, "unavailable", { "retry-after": text, date }));
    const error = await failure(client(url, { maxRetries: 0 }).styles.list());
    expect(sdk.isServerError(error) && error.retryAfter).toBe(seconds);
  });
});

test("the request limit is known from answers and errors", async () => {
  const limits = { "x-ratelimit-limit": "60", "x-ratelimit-remaining": "59", "x-ratelimit-reset": "1781519400" };
  const { url } = await serve(json(200, EMPTY, limits), json(200, EMPTY), problem(404, "not-found", limits));
  const own = client(url);
  expect(own.rateLimit).toBeUndefined();
  await own.styles.list();
  await own.styles.list();
  const known = { limit: 60, remaining: 59, reset: new Date("2026-06-15T10:30:00Z") };
  expect(own.rateLimit).toEqual(known);
  const error = await failure(own.styles.list());
  expect(sdk.isNotFoundError(error) && error.rateLimit).toEqual(known);
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
