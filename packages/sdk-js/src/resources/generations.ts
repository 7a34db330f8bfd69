// Create, follow and cancel generations; `client.generate` is made of these.

import { newKey } from "../call.js";
import type { Deadline } from "../deadline.js";
import { send } from "../decode.js";
import { cancelGeneration, createGeneration, getGeneration, getGenerationResult } from "../generated/operations.js";
import type { GenerateRequest, Generation } from "../generated/schemas.js";
import type { CallOptions, CreateOptions, PictureOptions, WaitOptions } from "../options.js";
import { SHORTEST_TURN_MS, wait, waitingTime } from "../poll.js";
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
    return create(this.#transport, request, options?.idempotencyKey, undefined, this.#deadline(options));
  }

  /** The present state. */
  get(id: string, options?: CallOptions): Promise<Generation> {
    return send(this.#transport, getGeneration({ id }), this.#deadline(options));
  }

  /** Until it has completed; throws GenerationFailedError or GenerationCanceledError. */
  async wait(generation: string | Generation, options?: WaitOptions): Promise<Generation> {
    const deadline = this.#deadline(options);
    const found =
      typeof generation === "string"
        ? await send(this.#transport, getGeneration({ id: generation }), deadline)
        : generation;
    return await wait(this.#transport, found, options?.onProgress, deadline);
  }

  /** Stop it for good; throws ConflictError when it had completed or failed. */
  cancel(id: string, options?: CallOptions): Promise<Generation> {
    return send(this.#transport, cancelGeneration({ id }), this.#deadline(options));
  }

  /** What has happened and what happens, until it has ended; a connection that breaks is resumed without a gap. */
  async *stream(id: string, options?: CallOptions): AsyncGenerator<LiveEvent> {
    const { streamGeneration } = await import("../stream.js");
    yield* streamGeneration(this.#transport, id, this.#deadline(options));
  }

  /** The bytes of the picture; in a format or size it was not made in it is drawn first. */
  result(id: string, options: PictureOptions = {}): Promise<Blob> {
    const { format, size } = options;
    return picture(this.#transport, id, format && (MEDIA_TYPES[format] ?? format), size, this.#deadline(options));
  }

  /** A ZIP of the picture in these sizes; those that do not exist are drawn first. */
  archive(id: string, sizes: string[], options?: CallOptions): Promise<Blob> {
    return picture(this.#transport, id, "application/zip", sizes.join(), this.#deadline(options));
  }

  #deadline(options?: CallOptions): Deadline {
    return this.#transport.deadline(options);
  }
}

const MEDIA_TYPES: Record<string, string> = {
  png: "image/png",
  svg: "image/svg+xml",
  pdf: "application/pdf",
  webp: "image/webp",
};

/** An answer without a body says that it is being drawn. */
async function picture(
  transport: Transport,
  id: string,
  accept: string | undefined,
  sizes: string | undefined,
  deadline: Deadline,
): Promise<Blob> {
  for (;;) {
    const call = getGenerationResult({ id, sizes, prefer: `wait=${waitingTime(deadline, false)}` });
    const found = await send(transport, accept ? { ...call, accept } : call, deadline);
    if (found.size) return found;
    await deadline.pause(SHORTEST_TURN_MS);
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
