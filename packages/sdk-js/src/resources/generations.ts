// Create, follow and cancel generations; `client.generate` is made of these.

import { newKey } from "../call.js";
import type { Deadline } from "../deadline.js";
import { send } from "../decode.js";
import { cancelGeneration, createGeneration, getGeneration, getGenerationResult } from "../generated/operations.js";
import type { GenerateRequest, Generation } from "../generated/schemas.js";
import type { CallOptions, CreateOptions, WaitOptions } from "../options.js";
import { wait } from "../poll.js";
import type { LiveEvent } from "../stream.js";
import type { Transport } from "../transport.js";

/** `client.generations`: each step by itself, for programs that come back later. */
export class Generations {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Queue a generation and return at once. */
  create(request: GenerateRequest, options?: CreateOptions): Promise<Generation> {
    return create(this.#transport, request, options?.idempotencyKey, undefined, this.#transport.deadline(options));
  }

  /** The present state. */
  get(id: string, options?: CallOptions): Promise<Generation> {
    return send(this.#transport, getGeneration({ id }), this.#transport.deadline(options));
  }

  /** Until it has completed; throws GenerationFailedError or GenerationCanceledError. */
  async wait(generation: string | Generation, options?: WaitOptions): Promise<Generation> {
    const deadline = this.#transport.deadline(options);
    const found =
      typeof generation === "string"
        ? await send(this.#transport, getGeneration({ id: generation }), deadline)
        : generation;
    return await wait(this.#transport, found, options?.onProgress, deadline);
  }

  /** Stop it for good; throws ConflictError when it had completed or failed. */
  cancel(id: string, options?: CallOptions): Promise<Generation> {
    return send(this.#transport, cancelGeneration({ id }), this.#transport.deadline(options));
  }

  /** What has happened and what happens, until it has ended; a connection that breaks is resumed without a gap. */
  async *stream(id: string, options?: CallOptions): AsyncGenerator<LiveEvent> {
    const { streamGeneration } = await import("../stream.js");
    yield* streamGeneration(this.#transport, id, this.#transport.deadline(options));
  }

  /** The bytes of the picture. */
  result(id: string, options?: CallOptions): Promise<Blob> {
    return send(this.#transport, getGenerationResult({ id }), this.#transport.deadline(options));
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
  return send(transport, createGeneration({ body, idempotencyKey: key ?? newKey(), prefer }), deadline);
}
