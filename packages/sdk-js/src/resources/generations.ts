// Create, follow and cancel generations; `client.generate` is made of these.
import { Deadline } from "../deadline.js";
import { GenerationCanceledError, GenerationFailedError } from "../errors.js";
import { cancelGeneration, createGeneration, getGeneration, getGenerationResult } from "../generated/operations.js";
import type { GenerateRequest, Generation } from "../generated/schemas.js";
import type { Transport } from "../transport.js";

const MAX_WAIT_S = 30;

/** What any call takes beside its own parameters. */
export interface CallOptions {
  /** Ends the call, its pauses and its downloads. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for everything the call does; default: the client's. */
  deadlineMs?: number | undefined;
}

export interface WaitOptions extends CallOptions {
  /** Called with each state seen, the last included. */
  onProgress?: ((generation: Generation) => void) | undefined;
}

export interface CreateOptions extends CallOptions {
  /** Makes your own retry safe; by default each call has a key of its own. */
  idempotencyKey?: string | undefined;
}

/** `client.generations`: each step by itself, for programs that come back later. */
export class Generations {
  readonly #transport: Transport;
  readonly #deadlineMs: number;

  constructor(transport: Transport, deadlineMs: number) {
    this.#transport = transport;
    this.#deadlineMs = deadlineMs;
  }

  /** Queue a generation and return at once. */
  create(request: GenerateRequest, options: CreateOptions = {}): Promise<Generation> {
    return create(this.#transport, request, options.idempotencyKey, undefined, this.#deadline(options));
  }

  /** The present state. */
  get(id: string, options: CallOptions = {}): Promise<Generation> {
    return this.#transport.send(getGeneration({ id }), this.#deadline(options));
  }

  /** Until it has completed; throws GenerationFailedError or GenerationCanceledError. */
  async wait(generation: string | Generation, options: WaitOptions = {}): Promise<Generation> {
    const deadline = this.#deadline(options);
    const found =
      typeof generation === "string"
        ? await this.#transport.send(getGeneration({ id: generation }), deadline)
        : generation;
    return wait(this.#transport, found, options.onProgress, deadline);
  }

  /** Stop it for good; throws ConflictError when it had completed or failed. */
  cancel(id: string, options: CallOptions = {}): Promise<Generation> {
    return this.#transport.send(cancelGeneration({ id }), this.#deadline(options));
  }

  /** The bytes of the picture. */
  result(id: string, options: CallOptions = {}): Promise<Blob> {
    return this.#transport.send(getGenerationResult({ id }), this.#deadline(options));
  }

  #deadline(options: CallOptions): Deadline {
    return new Deadline(options.deadlineMs ?? this.#deadlineMs, options.signal);
  }
}

/** The key is made once, so that a request sent again is the same request. */
export function create(
  transport: Transport,
  body: GenerateRequest,
  key: string | undefined,
  waitS: number | undefined,
  deadline: Deadline,
): Promise<Generation> {
  const prefer = waitS === undefined ? undefined : `wait=${waitS}`;
  return transport.send(createGeneration({ body, idempotencyKey: key ?? crypto.randomUUID(), prefer }), deadline);
}

export async function wait(
  transport: Transport,
  generation: Generation,
  onProgress: WaitOptions["onProgress"],
  deadline: Deadline,
): Promise<Generation> {
  let now = generation;
  while (now.status === "queued" || now.status === "analyzing" || now.status === "generating") {
    onProgress?.(now);
    const prefer = `wait=${waitingTime(deadline, onProgress !== undefined)}`;
    now = await transport.send(getGeneration({ id: now.id, prefer }), deadline);
  }
  onProgress?.(now);
  if (now.error) throw new GenerationFailedError(now.error.message, now.id, now.error.code, now.error.retryable);
  if (now.status === "canceled") throw new GenerationCanceledError(now.id);
  return now;
}

/** Seconds to wait on the server; short when somebody watches. */
export function waitingTime(deadline: Deadline, watched: boolean): number {
  return Math.max(1, Math.min(watched ? 1 : MAX_WAIT_S, Math.floor(deadline.left() / 1000)));
}
