// Many infographics in one request: made, followed, canceled, retried and downloaded together.
import { newKey } from "../call.js";
import { send } from "../decode.js";
import {
  type Batch,
  type BatchItemList,
  type BatchList,
  type BatchStatus,
  type CreateBatchRequest,
  cancelBatch,
  createBatch,
  getBatch,
  getBatchResults,
  listBatches,
  retryBatch,
} from "../generated/batches.js";
import type { GenerationStatus } from "../generated/schemas.js";
import { streamBatchEvents } from "../generated/streams.js";
import type { CallOptions, CreateOptions, PageOptions } from "../options.js";
import { FINAL, SHORTEST_TURN_MS, waitingTime } from "../poll.js";
import { listed } from "../query.js";
import { follow, type LiveEvent } from "../stream.js";
import type { Transport } from "../transport.js";

export interface BatchListOptions extends PageOptions, CallOptions {
  status?: BatchStatus | readonly BatchStatus[] | undefined;
}

export interface BatchResultsOptions extends PageOptions, CallOptions {
  status?: GenerationStatus | readonly GenerationStatus[] | undefined;
}

export interface BatchWaitOptions extends CallOptions {
  onProgress?: ((batch: Batch) => void) | undefined;
}

/** `client.batches` */
export class Batches {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Queue all items, or none. An item has the members of a single request, and a `customId` of your own. */
  create(body: CreateBatchRequest, options?: CreateOptions): Promise<Batch> {
    const call = createBatch({ body, idempotencyKey: options?.idempotencyKey ?? newKey() });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  /** A page, the newest first; `each` walks through all of them. */
  list({ limit, cursor, status, ...options }: BatchListOptions = {}): Promise<BatchList> {
    const call = listBatches({ limit, cursor, status: listed(status) });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  /** Its state, and how many items are where. */
  get(id: string, options?: CallOptions): Promise<Batch> {
    return send(this.#transport, getBatch({ id }), this.#transport.deadline(options));
  }

  /** Until it has ended, however that is: look at `status` and `counts`. */
  async wait(id: string, options?: BatchWaitOptions): Promise<Batch> {
    const deadline = this.#transport.deadline(options);
    for (;;) {
      const began = performance.now();
      const prefer = `wait=${waitingTime(deadline, options?.onProgress !== undefined)}`;
      const now = await send(this.#transport, getBatch({ id, prefer }), deadline);
      options?.onProgress?.(now);
      if (FINAL.includes(now.status)) return now;
      await deadline.pause(Math.max(0, SHORTEST_TURN_MS - (performance.now() - began)));
    }
  }

  /** A page of items in their order, each with its generation. */
  results(id: string, { limit, cursor, status, ...options }: BatchResultsOptions = {}): Promise<BatchItemList> {
    const call = getBatchResults({ id, limit, cursor, status: listed(status) });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  /** All pictures of a batch that has ended, as a ZIP with a `manifest.json`. */
  async archive(id: string, options?: CallOptions): Promise<Blob> {
    const call = { ...getBatchResults({ id }), result: "bytes" as const, accept: "application/zip" };
    return (await send(this.#transport, call, this.#transport.deadline(options))) as unknown as Blob;
  }

  /** Every item that has not ended; throws ConflictError when all have. */
  cancel(id: string, options?: CreateOptions): Promise<Batch> {
    const call = cancelBatch({ id, idempotencyKey: options?.idempotencyKey ?? newKey() });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  /** What failed, once more; throws ConflictError when nothing did. */
  retry(id: string, options?: CreateOptions): Promise<Batch> {
    const call = retryBatch({ id, idempotencyKey: options?.idempotencyKey ?? newKey() });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  /** What has happened and what happens, until it has ended; a connection that breaks is resumed without a gap. */
  async *stream(id: string, options?: CallOptions): AsyncGenerator<LiveEvent> {
    const call = (lastEventId: string | undefined) => streamBatchEvents({ id, lastEventId });
    yield* follow(this.#transport, call, this.#transport.deadline(options));
  }
}
