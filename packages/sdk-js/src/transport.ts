// Sends a call until there is an answer that counts. The only file that calls fetch for the API.
import * as z from "zod/mini";
import type { Call } from "./call.js";
import type { Deadline } from "./deadline.js";
import { APIConnectionError, DecodeError, errorOf } from "./errors.js";
import { askedDelay, nextDelay, shouldRetry } from "./retry.js";
import { toWire } from "./wire.js";

/** How to reach one server; the key is kept where neither logs nor `inspect` find it. */
export class Transport {
  readonly baseUrl: string;
  readonly maxRetries: number;
  readonly #apiKey: string;
  readonly #fetch: typeof fetch;

  constructor(baseUrl: string, apiKey: string, maxRetries: number, fetcher: typeof fetch) {
    this.baseUrl = baseUrl.replace(/\/+$/, "");
    this.maxRetries = maxRetries;
    this.#apiKey = apiKey;
    this.#fetch = fetcher;
  }

  /** The answer of a call; throws what errors.ts lists, or the reason of the caller's abort. */
  async send<R>(call: Call<R>, deadline: Deadline): Promise<R> {
    const request = this.#request(call);
    for (let attempt = 1; ; attempt++) {
      const tried = await this.#attempt(request, call, deadline);
      if ("value" in tried) return tried.value;
      const delay = nextDelay(attempt, tried.askedMs);
      if (!tried.again || !call.idempotent || attempt > this.maxRetries || !deadline.allows(delay)) throw tried.error;
      await deadline.pause(delay);
    }
  }

  /** Open a download. An address of another origin never sees the key. */
  async download(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    const sameOrigin = new URL(url).origin === new URL(this.baseUrl).origin;
    const sent = sameOrigin ? { ...headers, authorization: `Bearer ${this.#apiKey}` } : headers;
    return await this.#fetch(url, { headers: sent, signal, cache: "no-store" });
  }

  async #attempt<R>(request: Prepared, call: Call<R>, deadline: Deadline): Promise<Tried<R>> {
    try {
      return await deadline.run(async (signal) => {
        const response = await this.#fetch(request.url, { ...request.init, signal, cache: "no-store" });
        if (response.ok) return { value: await read(call, response) };
        const error = errorOf(response.status, response.headers, await response.text());
        const again = shouldRetry(response.status, response.headers);
        return { error, again, askedMs: askedDelay(response.headers, Date.now()) };
      });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // fetch reports every network failure as a TypeError
      deadline.left();
      const cause = error.cause instanceof Error ? error.cause.message : error.message;
      const trusted = !/certificate/i.test(cause);
      return {
        error: new APIConnectionError(`No answer: ${cause}`, { cause: error }),
        again: trusted,
        askedMs: undefined,
      };
    }
  }

  #request<R>(call: Call<R>): Prepared {
    const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(call.pathParams?.[name] ?? ""),
    );
    const url = new URL(this.baseUrl + path);
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) url.searchParams.append(name, String(value));
    }
    const headers: Record<string, string> = { authorization: `Bearer ${this.#apiKey}`, accept: call.accept ?? "*/*" };
    for (const [name, value] of Object.entries(call.header ?? {})) if (value !== undefined) headers[name] = value;
    const init: RequestInit = { method: call.method, headers };
    if (call.body !== undefined) {
      headers["content-type"] = "application/json";
      init.body = JSON.stringify(toWire(call.body, call.freeMaps ?? []));
    }
    return { url, init };
  }
}

interface Prepared {
  url: URL;
  init: RequestInit;
}

type Tried<R> = { value: R } | { error: Error; again: boolean; askedMs: number | undefined };

async function read<R>(call: Call<R>, response: Response): Promise<R> {
  if (call.result === "bytes") return (await response.blob()) as R;
  const requestId = response.headers.get("x-request-id") ?? undefined;
  const text = await response.text();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DecodeError(`expected JSON, got ${response.headers.get("content-type") ?? "no content type"}`, requestId);
  }
  const parsed = z.safeParse(call.schema as z.ZodMiniType, value);
  if (parsed.success) return parsed.data as R;
  const issue = parsed.error.issues[0];
  throw new DecodeError(`${issue?.path.join("/") ?? ""}: ${issue?.message ?? "not as described"}`, requestId);
}
