import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import * as sdk from "../src/index.js";
import { client, failure, finishing, KEY } from "./client.js";
import { completed, EMPTY, generation } from "./fixtures.js";
import { bytes, cut, drip, hold, json, problem, reset, type Script, serve } from "./server.js";

/** A signal that counts what listens to it. */
function watched() {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  vi.spyOn(signal, "addEventListener").mockImplementation(function (this: AbortSignal, ...args) {
    listeners += 1;
    EventTarget.prototype.addEventListener.apply(this, args as Parameters<EventTarget["addEventListener"]>);
  });
  vi.spyOn(signal, "removeEventListener").mockImplementation(function (this: AbortSignal, ...args) {
    listeners -= 1;
    EventTarget.prototype.removeEventListener.apply(this, args as Parameters<EventTarget["removeEventListener"]>);
  });
  return { controller, signal, listeners: () => listeners };
}

describe("a broken connection", () => {
  const ok = json(200, EMPTY);
  const whole = Buffer.from(JSON.stringify(EMPTY));
  test.each<[string, Script]>([
    ["before the answer", reset],
    ["without an answer", bytes("")],
    ["within the headers", bytes("HTTP/1.1 200 OK\ncontent-type: applic")],
    ["within the body", cut(whole)],
    ["within a chunk", bytes("HTTP/1.1 200 OK\ntransfer-encoding: chunked\n\n40\n{")],
    ["within an error", bytes("HTTP/1.1 404 Not Found\ncontent-length: 400\n\n{")],
    ["by what is not HTTP", bytes("SSH-2.0-OpenSSH_9.6\n")],
    ["by what is not gzip", bytes("HTTP/1.1 200 OK\ncontent-encoding: gzip\ncontent-length: 2\n\n{}")],
  ])("%s is tried again", async (_, fault) => {
    const { url, asked } = await serve(fault, ok);
    expect(await client(url).styles.list()).toEqual([]);
    expect(asked.length).toBe(2);
  });

  test("is an APIConnectionError in the end, whatever fetch throws", async () => {
    for (const thrown of [new TypeError("fetch failed"), { code: "EPIPE" }, new DOMException("odd", "NetworkError")]) {
      const own = client("http://127.0.0.1:9", { maxRetries: 0, fetch: () => Promise.reject(thrown) });
      expect(sdk.isAPIConnectionError(await failure(own.styles.list()))).toBe(true);
    }
  });

  test("for want of a trusted certificate is not tried again", async () => {
    let attempts = 0;
    const refused: typeof fetch = () => {
      attempts += 1;
      return Promise.reject(new TypeError("fetch failed", { cause: new Error("self-signed certificate") }));
    };
    const error = await failure(client("https://127.0.0.1:9", { fetch: refused }).styles.list());
    expect(sdk.isAPIConnectionError(error) && error.retryable).toBe(false);
    expect(attempts).toBe(1);
  });
});

test("each attempt has a controller of its own, and asks no cache", async () => {
  const { url } = await serve(reset, json(200, EMPTY));
  const inits: RequestInit[] = [];
  const recording: typeof fetch = (input, init) => {
    inits.push(init ?? {});
    return fetch(input, init);
  };
  await client(url, { fetch: recording }).styles.list();
  expect(inits.map((init) => init.cache)).toEqual(["no-store", "no-store"]);
  expect(new Set(inits.map((init) => init.signal)).size).toBe(2);
});

describe("the deadline", () => {
  const slow = problem(503, "unavailable", { "retry-after": "0" });
  test.each<[string, Script[]]>([
    ["an answer that does not come", [hold]],
    ["a body that drips", [drip]],
    ["attempts that all fail", [slow, slow, hold]],
  ])("ends %s", async (_, scripts) => {
    const { url } = await serve(...scripts);
    const error = await failure(client(url, { deadlineMs: 150 }).styles.list());
    expect(sdk.isDeadlineExceededError(error) && sdk.isAPIConnectionError(error)).toBe(true);
    expect(error.message).toContain("deadlineMs");
  });

  test("may be the call's own, or have passed", async () => {
    const { url, asked } = await serve(hold);
    for (const deadlineMs of [50, 0, Number.NaN]) {
      expect(sdk.isDeadlineExceededError(await failure(client(url).styles.list({ deadlineMs })))).toBe(true);
    }
    expect(asked.length).toBe(1);
  });
});

describe("an abort leaves no listener", () => {
  const busy = problem(503, "unavailable", { "retry-after": "20" });
  const finish: Script = (response, asked) => json(200, completed(`http://${asked.headers.host}`))(response, asked);
  const list = (own: sdk.InfoGraphix, signal: AbortSignal) => own.styles.list({ signal });
  const generate = (own: sdk.InfoGraphix, signal: AbortSignal) => own.generate({ topic: "x", signal });
  const fetchPicture = async (own: sdk.InfoGraphix, signal: AbortSignal) =>
    (await own.generate({ topic: "x" })).toBuffer({ signal });

  test.each<[string, Script[], (own: sdk.InfoGraphix, signal: AbortSignal) => Promise<unknown>, number]>([
    ["before the answer", [hold], list, 1],
    ["within the body", [drip], list, 1],
    ["in the pause between attempts", [busy], list, 1],
    ["while a generation runs", [json(202, generation()), hold], generate, 2],
    ["within a download", [finish, drip], fetchPicture, 2],
  ])("%s", async (_, scripts, work, requests) => {
    const { url, asked } = await serve(...scripts);
    const { controller, signal, listeners } = watched();
    const ended = failure(work(client(url), signal));
    await vi.waitUntil(() => asked.length === requests && listeners() > 0);
    setTimeout(() => controller.abort(new Error("enough")), 30);
    expect((await ended).message).toBe("enough");
    expect(listeners()).toBe(0);
  });

  test("before the call begins", async () => {
    const { url, asked } = await serve(hold);
    expect((await failure(list(client(url), AbortSignal.abort()))).name).toBe("AbortError");
    expect(asked).toEqual([]);
  });

  test("nor do a thousand calls with one signal", async () => {
    const { signal, listeners } = watched();
    const answer: typeof fetch = () => Promise.resolve(Response.json(EMPTY));
    const own = client("http://127.0.0.1:9", { fetch: answer });
    for (let call = 0; call < 1000; call++) await own.styles.list({ signal });
    expect(listeners()).toBe(0);
  });
});

describe("the key", () => {
  const shown = (value: unknown) => inspect(value, { depth: 9, showHidden: true, customInspect: true });

  test("is never shown by a client, a result or an error", async () => {
    const { url } = await finishing(problem(401, "unauthenticated"), problem(400, "invalid-parameter"));
    const own = client(url);
    const errors = [
      await failure(own.styles.list()),
      await failure(client("http://127.0.0.1:9").generations.get("..")),
    ];
    const result = await client((await finishing()).url).generate({ topic: "x" });
    expect(shown([own, own.generations, own.styles, result, ...errors]) + JSON.stringify([own, result])).not.toContain(
      "secret",
    );
    expect(inspect(own)).toBe(`InfoGraphix { baseUrl: '${url}' }`);
  });

  test("that no header can carry is refused without repeating it", () => {
    for (const apiKey of ["igx_live_secret\nx: y", "igx_live_secrét"]) {
      expect(() => new sdk.InfoGraphix({ apiKey })).toThrow(/^apiKey has characters that no key has; copy it anew\.$/);
    }
  });

  test("and the address may come from the environment", async () => {
    const { url, asked } = await serve(json(200, EMPTY));
    vi.stubEnv("INFOGRAPHIX_API_KEY", `${KEY}\n`);
    vi.stubEnv("INFOGRAPHIX_BASE_URL", `${url}/`);
    await new sdk.InfoGraphix().styles.list();
    vi.unstubAllEnvs();
    expect(asked[0]?.url).toBe("/api/v1/styles");
    expect(asked[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test("that is missing is asked for", () => {
    vi.stubEnv("INFOGRAPHIX_API_KEY", "");
    expect(() => new sdk.InfoGraphix()).toThrow("INFOGRAPHIX_API_KEY");
    vi.unstubAllEnvs();
  });
});

test("an address with a password, or without a scheme, is refused without repeating it", () => {
  for (const baseUrl of ["http://me:secret@127.0.0.1:8000", "127.0.0.1:8000", "http://x/?key=secret"]) {
    expect(() => client(baseUrl)).toThrow(/^baseUrl must be like http:\/\/127\.0\.0\.1:8000/);
  }
});

test("without WebCrypto a key is still made and a picture still checked by its length", async () => {
  const { url, asked } = await finishing();
  vi.stubGlobal("crypto", undefined);
  const result = await client(url).generate({ topic: "x" });
  await result.toBuffer();
  vi.unstubAllGlobals();
  expect(String(asked[0]?.headers["idempotency-key"]).length).toBeGreaterThan(20);
});
