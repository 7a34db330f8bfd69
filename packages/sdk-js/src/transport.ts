// Sends a call until there is an answer that counts. The only file that calls fetch.
import type { Call } from "./call.js";
import { Deadline } from "./deadline.js";
import { APIConnectionError, errorOf, InfoGraphixError } from "./errors.js";
import type { CallOptions } from "./options.js";
import { type RateLimit, rateLimitOf } from "./rate-limit.js";
import { nextDelay } from "./retry.js";
import { apiKeyOf, baseUrlOf } from "./settings.js";
import { toWire } from "./wire.js";

const DEFAULT_DEADLINE_MS = 300_000;
const DEFAULT_RETRIES = 3;

export interface ClientOptions {
  /** Default: INFOGRAPHIX_API_KEY, where there are environment variables. */
  apiKey?: string | undefined;
  /** Default: INFOGRAPHIX_BASE_URL, else http://127.0.0.1:8000. */
  baseUrl?: string | undefined;
  /** Milliseconds for everything a call does; default five minutes. */
  deadlineMs?: number | undefined;
  /** How often a failed request is sent again; default 3. */
  maxRetries?: number | undefined;
  /** Default: the platform's. */
  fetch?: typeof fetch | undefined;
}

/** From what the program says, what the environment says, and the defaults. */
export function transportOf(options: ClientOptions): Transport {
  return new Transport(
    baseUrlOf(options.baseUrl),
    apiKeyOf(options.apiKey),
    options.deadlineMs ?? DEFAULT_DEADLINE_MS,
    options.maxRetries ?? DEFAULT_RETRIES,
    options.fetch ?? ((input, init) => fetch(input, init)),
  );
}

/** How to reach one server; the key is kept where neither logs nor `inspect` find it. */
export class Transport {
  readonly baseUrl: string;
  /** As of the last answer that told it. */
  rateLimit: RateLimit | undefined;
  readonly #authorization: string;
  readonly #deadlineMs: number;
  readonly #maxRetries: number;
  readonly #fetch: typeof fetch;

  constructor(baseUrl: string, apiKey: string, deadlineMs: number, maxRetries: number, fetcher: typeof fetch) {
    this.baseUrl = baseUrl;
    this.#authorization = `Bearer ${apiKey}`;
    this.#deadlineMs = deadlineMs;
    this.#maxRetries = maxRetries;
    this.#fetch = fetcher;
  }

  /** Of a call that begins now. */
  deadline(options?: CallOptions): Deadline {
    return new Deadline(options?.deadlineMs ?? this.#deadlineMs, options?.signal);
  }

  /** Send until `read` has the answer. `call` is made anew for each attempt, `read` runs under the same deadline. */
  async exchange<R, T>(
    call: () => Call<R>,
    deadline: Deadline,
    read: (answer: Response, call: Call<R>) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const now = call();
      try {
        return await deadline.run((signal) => this.#attempt(now, signal, read));
      } catch (error) {
        const again = error instanceof InfoGraphixError && error.retryable && !now.once;
        if (!again || attempt > this.#maxRetries) throw error;
        const delay = nextDelay(attempt, error.retryAfter);
        if (delay === undefined || !deadline.allows(delay * 1000)) throw error;
        await deadline.pause(delay * 1000);
      }
    }
  }

  async #attempt<R, T>(
    call: Call<R>,
    signal: AbortSignal,
    read: (answer: Response, call: Call<R>) => Promise<T>,
  ): Promise<T> {
    const { url, init } = this.#request(call);
    // Redirects to another origin lose the authorization header: fetch sees to that.
    const answer = await arrival(this.#fetch(url, { ...init, signal, cache: "no-store" }));
    this.rateLimit = rateLimitOf(answer.headers) ?? this.rateLimit;
    if (!answer.ok) throw errorOf(answer.status, answer.headers, await arrival(answer.text()));
    return await read(answer, call);
  }

  #request<R>(call: Call<R>): { url: string; init: RequestInit } {
    const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, call.pathParams?.[name] ?? ""));
    const query = Object.entries(call.query ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : `${name}=${encodeURIComponent(String(value))}`,
    );
    const headers: Record<string, string> = {
      authorization: this.#authorization,
      accept: call.accept ?? "application/json",
    };
    for (const [name, value] of Object.entries(call.header ?? {})) if (value !== undefined) headers[name] = value;
    const init: RequestInit = { method: call.method, headers, body: call.file ?? null };
    if (call.body !== undefined) {
      headers["content-type"] = "application/json";
      init.body = JSON.stringify(toWire(call.body, call.freeMaps ?? []));
    }
    return { url: this.baseUrl + path + (query.length ? `?${query.join("&")}` : ""), init };
  }
}

/** What fetch or a body gives; whatever they throw is a broken connection. An abort is told by the deadline instead. */
export async function arrival<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { cause = error } = error as { cause?: unknown };
    const { message, code } = cause as { message?: string; code?: string };
    const reason = message || code || "the connection failed";
    const untrusted = /certificate/i.test(reason);
    const wayOut = untrusted ? "Not tried again." : "Is baseUrl right, and does the server run?";
    throw new APIConnectionError(`No answer: ${reason}. ${wayOut}`, { retryable: !untrusted }, { cause: error });
  }
}

/** A value as one segment of a path; what would leave the segment is refused. */
function segment(name: string, value: string): string {
  if (/^\.{0,2}$/.test(value)) throw new InfoGraphixError(`${JSON.stringify(value)} cannot be an ${name}.`);
  return encodeURIComponent(value);
}
