// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { renamed, zDate } from "../wire.js";
import { type AspectRatioInput, type DocumentInput, type Format, type Generation, type Metadata, type PaletteChoice, type Size, type Source, type Style, zDocumentInput, zGeneration, zMetadata, zPaletteChoice, zSource } from "./schemas.js";

/** `completed` when all items have ended and at least one has a picture, `failed` when none has. */
export const BatchStatus = {
  Queued: "queued",
  Running: "running",
  Completed: "completed",
  Failed: "failed",
  Canceled: "canceled",
} as const;
/** `completed` when all items have ended and at least one has a picture, `failed` when none has. */
export type BatchStatus = (typeof BatchStatus)[keyof typeof BatchStatus] | (string & {});

/** How many items are where. */
export type BatchCounts = {
  /** All of them. */
  total: number;
  /** Not begun. */
  queued: number;
  /** Being analysed or drawn. */
  running: number;
  /** With a picture. */
  completed: number;
  /** Without one. */
  failed: number;
  /** Not wanted any more. */
  canceled: number;
};
export const zBatchCounts: z.ZodMiniType<BatchCounts> = /*#__PURE__*/ z.looseObject({
    total: /*#__PURE__*/ z.number(),
    queued: /*#__PURE__*/ z.number(),
    running: /*#__PURE__*/ z.number(),
    completed: /*#__PURE__*/ z.number(),
    failed: /*#__PURE__*/ z.number(),
    canceled: /*#__PURE__*/ z.number(),
  });

/** Addresses that belong to this batch. */
export type BatchLinks = {
  /** This resource. */
  self: string;
  /** Its items; with `Accept: application/zip` all pictures. */
  results: string;
  /** Its progress as server-sent events. */
  events: string;
  /** Where POST cancels it; null once it has ended. */
  cancel: string | null;
};
export const zBatchLinks: z.ZodMiniType<BatchLinks> = /*#__PURE__*/ z.looseObject({
    self: /*#__PURE__*/ z.string(),
    results: /*#__PURE__*/ z.string(),
    events: /*#__PURE__*/ z.string(),
    cancel: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  });

/** Infographics made together. */
export type Batch = {
  /** Its id. */
  readonly id: string;
  /** What you called it. */
  name: string | null;
  status: BatchStatus;
  /** 1, and one more each time that failed items were tried again. */
  round: number;
  counts: BatchCounts;
  metadata: Metadata;
  /** False when made with a test key. */
  livemode: boolean;
  /** When it was asked for. */
  createdAt: Date;
  /** When it last changed. */
  updatedAt: Date;
  /** When work first began. */
  startedAt: Date | null;
  /** When the last item ended. */
  completedAt: Date | null;
  links: BatchLinks;
};
export const zBatch: z.ZodMiniType<Batch> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    name: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    status: /*#__PURE__*/ z.string(),
    round: /*#__PURE__*/ z.number(),
    counts: zBatchCounts,
    metadata: zMetadata,
    livemode: /*#__PURE__*/ z.boolean(),
    created_at: zDate,
    updated_at: zDate,
    started_at: /*#__PURE__*/ z.nullable(zDate),
    completed_at: /*#__PURE__*/ z.nullable(zDate),
    links: zBatchLinks,
  }));

/** A page of batches. */
export type BatchList = {
  /** The batches, the newest first. */
  data: Batch[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zBatchList: z.ZodMiniType<BatchList> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zBatch),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** One infographic of a batch: the members of a single request, and an id of your own. Give exactly one of topic, source or content. */
export type BatchItemRequest = {
  /** Your id for this item, used once in the batch; names its file in the archive. */
  customId?: string | undefined;
  /** A subject in a few words. */
  topic?: string | undefined;
  source?: Source | undefined;
  content?: DocumentInput | undefined;
  /** Draw as this template says; what is given here as well wins over it. */
  templateId?: string | undefined;
  /** Draw so many sections at most, the most important ones. */
  sections?: number | null | undefined;
  style?: Style | undefined;
  palette?: PaletteChoice | undefined;
  size?: Size | undefined;
  aspectRatio?: AspectRatioInput | undefined;
  format?: Format | undefined;
  /** BCP 47 tag of the source's language, when you know it. */
  language?: string | undefined;
  metadata?: Metadata | undefined;
  /** Fail instead of finishing later than this. */
  deadlineSeconds?: number | undefined;
};
export const zBatchItemRequest: z.ZodMiniType<BatchItemRequest> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    custom_id: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    topic: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    source: /*#__PURE__*/ z.optional(zSource),
    content: /*#__PURE__*/ z.optional(zDocumentInput),
    template_id: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    sections: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number())),
    style: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    palette: /*#__PURE__*/ z.optional(zPaletteChoice),
    size: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    aspect_ratio: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    format: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    language: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    metadata: /*#__PURE__*/ z.optional(zMetadata),
    deadline_seconds: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
  }));

/** What every item has that does not say otherwise. */
export type BatchDefaults = {
  /** Draw as this template says, where an item or these defaults say nothing. */
  templateId?: string | undefined;
  /** Draw so many sections at most. */
  sections?: number | null | undefined;
  style?: Style | undefined;
  palette?: PaletteChoice | undefined;
  size?: Size | undefined;
  aspectRatio?: AspectRatioInput | undefined;
  format?: Format | undefined;
  /** BCP 47 tag of the sources' language, when you know it. */
  language?: string | undefined;
  metadata?: Metadata | undefined;
  /** Fail an item instead of finishing it later than this. */
  deadlineSeconds?: number | undefined;
};
export const zBatchDefaults: z.ZodMiniType<BatchDefaults> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    template_id: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    sections: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number())),
    style: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    palette: /*#__PURE__*/ z.optional(zPaletteChoice),
    size: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    aspect_ratio: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    format: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    language: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    metadata: /*#__PURE__*/ z.optional(zMetadata),
    deadline_seconds: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
  }));

/** Infographics to be made together. */
export type CreateBatchRequest = {
  /** What to call it. */
  name?: string | undefined;
  /** The infographics; how many at once depends on your plan: 5, 50 or 500. */
  items: BatchItemRequest[];
  defaults?: BatchDefaults | undefined;
  metadata?: Metadata | undefined;
};
export const zCreateBatchRequest: z.ZodMiniType<CreateBatchRequest> = /*#__PURE__*/ z.looseObject({
    name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    items: /*#__PURE__*/ z.array(zBatchItemRequest),
    defaults: /*#__PURE__*/ z.optional(zBatchDefaults),
    metadata: /*#__PURE__*/ z.optional(zMetadata),
  });

/** An infographic in its batch. */
export type BatchItem = {
  /** Your id for it. */
  customId: string | null;
  /** Its place in `items`, from 0. */
  position: number;
  generation: Generation;
};
export const zBatchItem: z.ZodMiniType<BatchItem> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    custom_id: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    position: /*#__PURE__*/ z.number(),
    generation: zGeneration,
  }));

/** A page of items. */
export type BatchItemList = {
  /** The items in their order. */
  data: BatchItem[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zBatchItemList: z.ZodMiniType<BatchItemList> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zBatchItem),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/**
 * List batches.
 *
 * Your batches, the newest first.
 */
export function listBatches(a: { limit?: number | undefined; cursor?: string | undefined; status?: string | undefined; ifNoneMatch?: string | undefined } = {}): Call<BatchList> {
  return build({
    method: "GET",
    path: "/api/v1/batch",
    query: { limit: a.limit, cursor: a.cursor, status: a.status },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zBatchList,
  });
}

/**
 * Create a batch.
 *
 * Queues all its items, or none: every item is checked, and the quota for all of them taken, before the first one starts. An item takes what it
 * does not name from `defaults`. The body may have 8 MiB. Send an Idempotency-Key to make a retry safe.
 */
export function createBatch(a: { body: CreateBatchRequest; idempotencyKey?: string | undefined }): Call<Batch> {
  return build({
    method: "POST",
    path: "/api/v1/batch",
    header: { "Idempotency-Key": a.idempotencyKey },
    body: a.body,
    freeMaps: ["metadata"],
    schema: zBatch,
  });
}

/**
 * Get a batch.
 *
 * Its state and how many items are where. With `Prefer: wait=N` the answer waits until the batch has ended, N seconds at most.
 */
export function getBatch(a: { id: string; prefer?: string | undefined; ifNoneMatch?: string | undefined }): Call<Batch> {
  return build({
    method: "GET",
    path: "/api/v1/batch/{id}",
    pathParams: { id: a.id },
    header: { Prefer: a.prefer, "If-None-Match": a.ifNoneMatch },
    schema: zBatch,
  });
}

/**
 * Get a batch's items.
 *
 * The items in their order, page by page, each with its generation. `Accept: application/x-ndjson` streams all of them, one on a line, and
 * `Accept: application/zip`, once the batch has ended, an archive of all pictures with a `manifest.json`.
 */
export function getBatchResults(a: { id: string; limit?: number | undefined; cursor?: string | undefined; status?: string | undefined; ifNoneMatch?: string | undefined }): Call<BatchItemList> {
  return build({
    method: "GET",
    path: "/api/v1/batch/{id}/results",
    pathParams: { id: a.id },
    query: { limit: a.limit, cursor: a.cursor, status: a.status },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zBatchItemList,
  });
}

/**
 * Cancel a batch.
 *
 * Cancels every item that has not ended. Those not begun are given back to the quota. Canceling a canceled batch changes nothing.
 */
export function cancelBatch(a: { id: string; idempotencyKey?: string | undefined }): Call<Batch> {
  return build({
    method: "POST",
    path: "/api/v1/batch/{id}/cancel",
    pathParams: { id: a.id },
    header: { "Idempotency-Key": a.idempotencyKey },
    schema: zBatch,
  });
}

/**
 * Retry failed items.
 *
 * Tries the failed items again, in a new round, as generations of their own that the quota is charged for. Only a batch that has ended can be retried.
 */
export function retryBatch(a: { id: string; idempotencyKey?: string | undefined }): Call<Batch> {
  return build({
    method: "POST",
    path: "/api/v1/batch/{id}/retry",
    pathParams: { id: a.id },
    header: { "Idempotency-Key": a.idempotencyKey },
    schema: zBatch,
  });
}
