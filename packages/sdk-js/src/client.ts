// The client: settings, and the one call most programs need.
import type { GenerateRequest } from "./generated/schemas.js";
import { lazily } from "./lazy.js";
import type { CreateOptions, WaitOptions } from "./options.js";
import { wait, waitingTime } from "./poll.js";
import type { RateLimit } from "./rate-limit.js";
import type { Account } from "./resources/account.js";
import type { ApiKeys } from "./resources/api-keys.js";
import type { Auth } from "./resources/auth.js";
import type { Batches } from "./resources/batches.js";
import type { Events } from "./resources/events.js";
import { create, Generations } from "./resources/generations.js";
import type { History } from "./resources/history.js";
import type { Palettes } from "./resources/palettes.js";
import type { Sources } from "./resources/sources.js";
import type { Styles } from "./resources/styles.js";
import type { Suggestions } from "./resources/suggestions.js";
import type { Templates } from "./resources/templates.js";
import type { Usage } from "./resources/usage.js";
import { InfographicResult } from "./result.js";
import { type ClientOptions, type Transport, transportOf } from "./transport.js";

/** The members of the request body, and how to wait for it. */
export type GenerateOptions = GenerateRequest & CreateOptions & WaitOptions;

export class InfoGraphix {
  // declared only: fields of their own would cost every bundle some bytes
  declare readonly generations: Generations;
  declare readonly batches: Batches;
  declare readonly styles: Styles;
  declare readonly palettes: Palettes;
  declare readonly suggestions: Suggestions;
  declare readonly sources: Sources;
  declare readonly templates: Templates;
  declare readonly apiKeys: ApiKeys;
  declare readonly account: Account;
  declare readonly auth: Auth;
  declare readonly events: Events;
  declare readonly usage: Usage;
  declare readonly history: History;
  readonly #transport: Transport;

  constructor(options: ClientOptions = {}) {
    this.#transport = transportOf(options);
    this.generations = new Generations(this.#transport);
    const later = [
      "styles",
      "palettes",
      "suggestions",
      "sources",
      "templates",
      "apiKeys",
      "account",
      "auth",
      "events",
      "usage",
      "history",
      "batches",
    ] as const;
    Object.assign(this, lazily(this.#transport, ...later));
  }

  /** The request limit as of the last answer; undefined before, or where the server has none. */
  get rateLimit(): RateLimit | undefined {
    return this.#transport.rateLimit;
  }

  /** Make an infographic and wait for it. Give one of topic, source or content. */
  async generate(options: GenerateOptions): Promise<InfographicResult> {
    const { signal, deadlineMs, onProgress, idempotencyKey, ...request } = options;
    const deadline = this.#transport.deadline({ signal, deadlineMs });
    const firstWait = waitingTime(deadline, onProgress !== undefined);
    const made = await create(this.#transport, request, idempotencyKey, firstWait, deadline);
    const done = await wait(this.#transport, made, onProgress, deadline);
    return new InfographicResult(done, this.#transport);
  }

  /** What Node prints of a client: which server, never the key. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `InfoGraphix { baseUrl: '${this.#transport.baseUrl}' }`;
  }
}
