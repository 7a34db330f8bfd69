// The client: settings, and the one call most programs need.
import { Deadline } from "./deadline.js";
import { InfoGraphixError } from "./errors.js";
import type { GenerateRequest } from "./generated/schemas.js";
import { Palettes, Styles } from "./resources/catalog.js";
import {
  type CreateOptions,
  create,
  Generations,
  type WaitOptions,
  wait,
  waitingTime,
} from "./resources/generations.js";
import { InfographicResult } from "./result.js";
import { Transport } from "./transport.js";

const DEFAULT_BASE_URL = "http://127.0.0.1:8000";
const DEFAULT_DEADLINE_MS = 300_000;

export interface ClientOptions {
  /** Default: INFOGRAPHIX_API_KEY, where there are environment variables. */
  apiKey?: string | undefined;
  /** Default: INFOGRAPHIX_BASE_URL, else http://127.0.0.1:8000. */
  baseUrl?: string | undefined;
  /** Milliseconds for everything a call does; default five minutes. */
  deadlineMs?: number | undefined;
  /** How often a failed request is sent again; default 3. */
  maxRetries?: number | undefined;
  fetch?: typeof fetch | undefined;
}

/** The members of the request body, and how to wait for it. */
export type GenerateOptions = GenerateRequest & CreateOptions & WaitOptions;

export class InfoGraphix {
  readonly generations: Generations;
  readonly styles: Styles;
  readonly palettes: Palettes;
  readonly #transport: Transport;
  readonly #deadlineMs: number;

  constructor(options: ClientOptions = {}) {
    const apiKey = options.apiKey ?? environment("INFOGRAPHIX_API_KEY");
    if (!apiKey) {
      throw new InfoGraphixError("Give apiKey or set INFOGRAPHIX_API_KEY; `infographix-api key create` makes one.");
    }
    const baseUrl = options.baseUrl ?? environment("INFOGRAPHIX_BASE_URL") ?? DEFAULT_BASE_URL;
    const fetcher = options.fetch ?? ((...request) => fetch(...request));
    this.#deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS;
    this.#transport = new Transport(baseUrl, apiKey, options.maxRetries ?? 3, fetcher);
    this.generations = new Generations(this.#transport, this.#deadlineMs);
    this.styles = new Styles(this.#transport, this.#deadlineMs);
    this.palettes = new Palettes(this.#transport, this.#deadlineMs);
  }

  /** Make an infographic and wait for it. Give one of topic, source or content. */
  async generate(options: GenerateOptions): Promise<InfographicResult> {
    const { signal, deadlineMs, onProgress, idempotencyKey, ...request } = options;
    const deadline = new Deadline(deadlineMs ?? this.#deadlineMs, signal);
    const firstWait = waitingTime(deadline, onProgress !== undefined);
    const made = await create(this.#transport, request, idempotencyKey, firstWait, deadline);
    const done = await wait(this.#transport, made, onProgress, deadline);
    return new InfographicResult(done, this.#transport, this.#deadlineMs);
  }
}

function environment(name: string): string | undefined {
  return typeof process === "undefined" ? undefined : process.env[name] || undefined;
}
